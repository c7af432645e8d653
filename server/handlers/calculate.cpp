// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/calculator.h"
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::Calculate &request, Context &context) {
    const CalculatorResult result = calculate(request.text);
    if (const auto *problem = std::get_if<CalculatorProblem>(&result))
        return refusal(ErrorCode::TextInvalid, problem->text);
    Effects effects;
    effects.deliveries.push_back(
        Send{context.requester.connection, protocol::Calculation{request.text, std::get<QString>(result)}});
    return effects;
}

} // namespace lectern::handlers
