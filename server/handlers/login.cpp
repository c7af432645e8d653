// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"
#include "server/handlers/joinrefusals.h"

namespace lectern::handlers {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype tokenBytes = 32; // 256 bits: nobody guesses a seat

// Why this connection may not be a teacher; nothing when it may.
std::optional<Refusal> objectionToTeacher(const protocol::Login &request, const Context &context) {
    const ServerIdentity &server = context.server;
    const bool isProved = server.key.verify(context.requester.challenge, server.certificate, request.proof);
    if (isProved || (context.server.firstIsTeacher && !context.classroom.hasTeacher()))
        return {};
    if (context.server.firstIsTeacher)
        return refusal(ErrorCode::TeacherTaken, u"Somebody else is the teacher of this class already."_s);
    return refusal(ErrorCode::BadProof, u"That is not the teacher key of this server. Check the key."_s);
}

Outcome enterAsStudent(const protocol::Login &request, Context &context) {
    if (const auto wait = context.takeSeat())
        return tooManySeats(*wait);
    Outcome outcome =
        context.classroom.joinStudent(context.requester.connection, request.name, randomHex(tokenBytes));
    if (std::holds_alternative<Refusal>(outcome))
        context.returnSeat(); // who tries one name after the other costs the neighbours nothing
    return outcome;
}

Outcome enter(const protocol::Login &request, Context &context) {
    const ConnectionId connection = context.requester.connection;
    if (!request.token.isEmpty())
        return context.classroom.resume(connection, request.role, request.token);
    if (request.role == protocol::Role::Student)
        return enterAsStudent(request, context);
    if (auto objection = objectionToTeacher(request, context))
        return *objection;
    return context.classroom.joinTeacher(connection, request.name, randomHex(tokenBytes));
}

} // namespace

Outcome handle(const protocol::Login &request, Context &context) {
    Outcome outcome = enter(request, context);
    auto *effects = std::get_if<Effects>(&outcome);
    context.requester.loggedIn = effects != nullptr;
    if (effects && request.role == protocol::Role::Teacher && !context.storage.isWritable())
        effects->deliveries.push_back(
            Send{context.requester.connection, protocol::Storage{false, context.storage.text}});
    if (effects && request.role == protocol::Role::Teacher)
        effects->deliveries.push_back(Send{context.requester.connection, context.doors.state()});
    return outcome;
}

} // namespace lectern::handlers
