// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/dispatch.h"

#include "server/handlers/handlers.h"
#include "server/handlers/permissions.h"

#include <algorithm>

namespace lectern::handlers {

using namespace Qt::Literals::StringLiterals;

namespace {

Refusal notAllowed(protocol::Role role) {
    return refusal(ErrorCode::NotAllowed, role == protocol::Role::Student ? u"Only a teacher may do that."_s
                                                                          : u"Only students do that."_s);
}

// A login with a token takes a seat that is there.
template <class M>
bool isStorageReady(const M &message, const StorageState &storage) {
    if constexpr (NeedsNoStorage::has<M>)
        return true;
    else if constexpr (OnlyReads::has<M>)
        return storage.isReadable();
    else if constexpr (std::is_same_v<M, protocol::Login>)
        return message.token.isEmpty() ? storage.isWritable() : storage.isReadable();
    else
        return storage.isWritable();
}

// Checks state and role, then lets the message's handler answer.
template <class M>
Outcome answer(const M &message, const Seat *seat, Context &context) {
    if constexpr (std::is_same_v<M, protocol::Hello>) {
        if (context.requester.greeted)
            return refusal(ErrorCode::WrongState, u"Hello has been said. Log in."_s);
    } else if constexpr (std::is_same_v<M, protocol::Login>) {
        if (!context.requester.greeted)
            return refusal(ErrorCode::WrongState, u"Say hello first, then log in."_s);
        if (seat)
            return refusal(ErrorCode::WrongState, u"You are logged in already."_s);
    } else {
        if (!seat)
            return refusal(ErrorCode::WrongState, u"Log in first."_s);
        if (!isAllowed<M>(seat->role))
            return notAllowed(seat->role);
    }
    if (!isStorageReady(message, context.storage))
        return notStored(context.storage.text);
    return handle(message, context);
}

void addDismissal(Effects &effects, Requester &requester, GoodbyeReason reason, const QString &text) {
    requester.dismissed = true;
    effects.deliveries.push_back(Dismiss{requester.connection, {reason, text}});
}

void addNotLoggedIn(Effects &effects, Requester &requester) {
    addDismissal(effects, requester, GoodbyeReason::NotLoggedIn,
                 u"Nothing but hello and login comes before login."_s);
}

// The answer must go out before the connection closes.
void addOk(Effects &effects, const Requester &requester, RequestId id) {
    const auto closesRequester = [&](const Delivery &delivery) {
        const auto *dismiss = std::get_if<Dismiss>(&delivery);
        return dismiss && (std::holds_alternative<Group>(dismiss->whom) ||
                           std::get<ConnectionId>(dismiss->whom) == requester.connection);
    };
    const auto place = std::ranges::find_if(effects.deliveries, closesRequester);
    effects.deliveries.insert(place, Send{requester.connection, protocol::Ok{id}});
}

Effects errorTo(const Requester &requester, Refusal error, std::optional<RequestId> id) {
    error.re = id;
    Effects effects;
    effects.deliveries.push_back(Send{requester.connection, std::move(error)});
    return effects;
}

Effects dispatchRequest(const protocol::ClientFrame &frame, Context &context) {
    Requester &requester = context.requester;
    const Seat *seat = context.classroom.seatOf(requester.connection);
    const bool mayStay =
        seat || std::visit([]<class M>(const M &) { return BeforeLogin::has<M>; }, frame.message);
    Outcome outcome =
        std::visit([&](const auto &message) { return answer(message, seat, context); }, frame.message);
    if (auto *effects = std::get_if<Effects>(&outcome)) {
        if (frame.id)
            addOk(*effects, requester, *frame.id);
        return std::move(*effects);
    }
    Effects effects = errorTo(requester, std::get<Refusal>(std::move(outcome)), frame.id);
    if (!mayStay)
        addNotLoggedIn(effects, requester);
    return effects;
}

bool mayComeBeforeLogin(const QString &type) {
    return type == QLatin1StringView(protocol::Hello::type) ||
           type == QLatin1StringView(protocol::Login::type);
}

Effects dispatchBadFrame(const protocol::DecodeError &problem, Context &context) {
    Requester &requester = context.requester;
    Refusal error = refusal(problem.code, problem.text);
    error.field = problem.field;
    Effects effects = errorTo(requester, std::move(error), problem.id);
    if (problem.code == ErrorCode::BadFrame)
        addDismissal(effects, requester, GoodbyeReason::BadFrame,
                     u"What came is no message of this protocol."_s);
    else if (!mayComeBeforeLogin(problem.type) && !context.classroom.seatOf(requester.connection))
        addNotLoggedIn(effects, requester);
    return effects;
}

// Its seat was taken over or the class has ended: the goodbye is waiting in the queue.
bool hasLostItsSeat(const Context &context) {
    return context.requester.loggedIn && !context.classroom.seatOf(context.requester.connection);
}

// Nobody hears it behind the goodbye. But when that cannot be stored, the seat is there again, and the request must
// not wait for ever: it is refused with the goodbye.
Effects answerBehindTheGoodbye(const protocol::DecodedClientFrame &frame, const Context &context) {
    const auto idOf = [](const auto &part) { return part.id; };
    const std::optional<RequestId> id = std::visit(idOf, frame);
    if (!id)
        return {};
    const Refusal error = context.storage.isReadable()
                              ? refusal(ErrorCode::WrongState, u"You do not sit in the class any more."_s)
                              : notStored(context.storage.text);
    return errorTo(context.requester, error, id);
}

} // namespace

Effects dispatch(const protocol::DecodedClientFrame &frame, Context &context) {
    if (context.requester.dismissed)
        return {};
    if (hasLostItsSeat(context))
        return answerBehindTheGoodbye(frame, context);
    context.classroom.heard(context.requester.connection);
    if (const auto *problem = std::get_if<protocol::DecodeError>(&frame))
        return dispatchBadFrame(*problem, context);
    return dispatchRequest(std::get<protocol::ClientFrame>(frame), context);
}

} // namespace lectern::handlers
