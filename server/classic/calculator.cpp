// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/calculator.h"

#include "server/classic/seating.h"
#include "server/classroom/calculator.h"
#include "server/classroom/names.h"

namespace lectern::classic {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double calculationsPerSecond = 2.0; // of one guest in the long run: each is a line of the log
constexpr double calculationsBurst = 20.0;

QString resultOf(const CalculatorResult &result) {
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

bool isCalculation(const CalculatorResult &result) {
    const auto *problem = std::get_if<CalculatorProblem>(&result);
    return !problem || problem->kind != CalculatorProblem::Kind::NoCalculation;
}

// Nobody waits for an answer to a name, so an unfit one cannot be refused.
QString nameOf(const Guest &guest, const QString &wish) {
    const auto accepted = names::accept(wish);
    const auto *name = std::get_if<QString>(&accepted);
    return name ? names::inALine(*name) : u"Client %1"_s.arg(guest.connection.value);
}

} // namespace

Effects Calculator::came(const Guest &, Context &context) {
    context.requester.loggedIn = true; // there is nothing to wait for
    return {};
}

Effects Calculator::saidText(const Guest &guest, const QString &text, Context &context) {
    const auto user = m_users.find(guest.connection);
    if (user == m_users.end()) {
        m_users.insert(guest.connection, {nameOf(guest, text), {calculationsPerSecond, calculationsBurst}});
        return {};
    }
    if (text.trimmed() == u"q") {
        m_print(u"Session ended"_s);
        return leave(guest, context);
    }
    const CalculatorResult result = calculate(text);
    if (isCalculation(result)) {
        if (user->calculations.take(context.classroom.steadyTime()))
            return answer(guest, "Error: too fast, wait a moment\n");
        m_print(u"calculator: %1: %2"_s.arg(user->name, text.simplified()));
    }
    return answer(guest, toLine(resultOf(result)));
}

} // namespace lectern::classic
