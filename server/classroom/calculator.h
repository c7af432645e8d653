// SPDX-License-Identifier: GPL-3.0-or-later
// The little calculator that answers whoever asks the server: two numbers and one of + - * / between them.
#pragma once

#include <QString>

#include <variant>

namespace lectern {

struct CalculatorProblem {
    enum class Kind { NoCalculation, DivisionByZero, OutOfRange };
    Kind kind = Kind::NoCalculation;
    QString text; // a sentence for people
};

// The shortest text that reads back as the same number.
using CalculatorResult = std::variant<QString, CalculatorProblem>;

// "12 + 42", with blanks around the operator.
CalculatorResult calculate(const QString &text);

} // namespace lectern
