// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/calculator.h"

#include "shared/protocol/limits.h"

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>
#include <optional>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<double> apply(QStringView sign, double left, double right) {
    if (sign == u"+")
        return left + right;
    if (sign == u"-")
        return left - right;
    if (sign == u"*")
        return left * right;
    if (sign == u"/")
        return left / right;
    return {};
}

// The digits of ASCII alone: what groups them differs from country to country, and would be read past.
bool isNumber(const QString &text) {
    static const QRegularExpression number(u"^[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?$"_s);
    return number.match(text).hasMatch();
}

CalculatorProblem outOfRange(const QString &text) { return {CalculatorProblem::Kind::OutOfRange, text}; }

CalculatorProblem notACalculation() {
    return {CalculatorProblem::Kind::NoCalculation,
            u"Type a number, a blank, one of + - * /, a blank and a number: 12 + 42."_s};
}

} // namespace

CalculatorResult calculate(const QString &text) {
    if (text.size() > limits::calculationCharacters)
        return notACalculation();
    const QStringList parts = text.simplified().split(u' ');
    if (parts.size() != 3)
        return notACalculation();
    bool isLeft = false;
    bool isRight = false;
    const double left = QLocale::c().toDouble(parts.at(0), &isLeft);
    const double right = QLocale::c().toDouble(parts.at(2), &isRight);
    const std::optional<double> result = apply(parts.at(1), left, right);
    if (!isNumber(parts.at(0)) || !isNumber(parts.at(2)) || !result)
        return notACalculation();
    if (!isLeft || !isRight)
        return outOfRange(u"A number in it is too large or too small."_s);
    if (parts.at(1) == u"/" && right == 0)
        return CalculatorProblem{CalculatorProblem::Kind::DivisionByZero,
                                 u"Nothing can be divided by zero."_s};
    if (!std::isfinite(*result))
        return outOfRange(u"The result is too large."_s);
    // No minus before zero.
    return QString::number(*result == 0 ? 0.0 : *result, 'g', QLocale::FloatingPointShortest);
}

} // namespace lectern
