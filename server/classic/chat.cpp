// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/chat.h"

#include "server/classic/seating.h"
#include "server/classroom/names.h"

namespace lectern::classic {

using namespace Qt::Literals::StringLiterals;

namespace {

QString online(int users) { return users == 1 ? u"(1 user online)"_s : u"(%1 users online)"_s.arg(users); }

} // namespace

Effects Chat::came(const Guest &guest, Context &context) {
    Outcome outcome = takeSeat(guest, protocol::Door::Chat, protocol::Role::Student, guest.name(), context);
    if (const auto *refused = std::get_if<Refusal>(&outcome))
        return sendAway(guest, notice(refused->text));
    auto &effects = std::get<Effects>(outcome);
    const int users = context.classroom.seats().talkersHere();
    putFirst(effects, {guest.connection, toLine(u"> Connected to the chat server "_s + online(users))});
    return std::move(effects);
}

// A newline alone is goodbye. What is empty only without its control characters, an arrow key or the zero at the end of a
// string in C, is nothing at all.
Effects Chat::said(const Guest &guest, const QByteArray &message, Context &context) {
    const std::optional<QString> text = textOf(message);
    const bool isUnseen = text && text->isEmpty() && !message.isEmpty();
    return isUnseen ? Effects{} : TalkService::said(guest, message, context);
}

Effects Chat::saidText(const Guest &guest, const QString &text, Context &context) {
    return text.isEmpty() ? leave(guest, context) : say(guest, text, context);
}

void Chat::tell(Letters &letters, const Arrival &arrival) {
    const QString text = arrival.entered ? u"> New user %1 entered. %2"_s : u"< The user %1 left %2"_s;
    const ConnectionId except = arrival.later ? arrival.later : arrival.who;
    letters.push_back(
        {allBut(except), toLine(text.arg(names::inALine(arrival.name), online(arrival.users)))});
}

QString Chat::before(const QString &speaker) const { return u'[' + speaker + u"] "_s; }

} // namespace lectern::classic
