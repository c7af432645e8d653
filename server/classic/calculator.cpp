// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/calculator.h"

#include "server/classic/seating.h"
#include "server/classroom/calculator.h"
#include "shared/protocol/limits.h"

namespace lectern::classic {

using namespace Qt::Literals::StringLiterals;

namespace {

QString resultOf(const QString &text) {
    const CalculatorResult result = calculate(text);
    if (const auto *number = std::get_if<QString>(&result))
        return *number;
    using Kind = CalculatorProblem::Kind;
    switch (std::get<CalculatorProblem>(result).kind) {
    case Kind::DivisionByZero:
        return u"Error: division by zero"_s;
    case Kind::OutOfRange:
        return u"Error: out of range"_s;
    case Kind::NoCalculation:
        break;
    }
    return u"Error: expected NUMBER OPERATOR NUMBER"_s;
}

} // namespace

Effects Calculator::came(const Guest &, Context &context) {
    context.requester.loggedIn = true; // there is nothing to wait for
    return {};
}

Effects Calculator::saidText(const Guest &guest, const QString &text, Context &context) {
    const auto name = m_names.constFind(guest.connection);
    if (name == m_names.constEnd()) {
        m_names.insert(guest.connection, text.simplified().left(limits::nameCharacters));
        return {};
    }
    if (text.trimmed() == u"q") {
        m_print(u"Session ended"_s);
        return leave(guest, context);
    }
    m_print(u"%1: %2"_s.arg(*name, text.left(limits::calculationCharacters)));
    return answer(guest, toLine(resultOf(text)));
}

} // namespace lectern::classic
