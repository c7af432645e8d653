// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

namespace {

template <class Request>
Outcome recall(const Request &request, const Context &context) {
    Effects effects;
    effects.deliveries.push_back(Recall{context.requester.connection, request});
    return effects;
}

} // namespace

Outcome handle(const protocol::ListLessons &request, Context &context) { return recall(request, context); }

Outcome handle(const protocol::ListQuestions &request, Context &context) { return recall(request, context); }

Outcome handle(const protocol::ListAnswers &request, Context &context) { return recall(request, context); }

Outcome handle(const protocol::ListMessages &request, Context &context) {
    return context.classroom.talk().recall(context.seat(), request);
}

Outcome handle(const protocol::SearchMessages &request, Context &context) {
    return context.classroom.talk().recall(context.seat(), request);
}

} // namespace lectern::handlers
