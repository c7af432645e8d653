// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/talkservice.h"

#include "server/classic/seating.h"
#include "server/classroom/names.h"

namespace lectern::classic {

using namespace Qt::Literals::StringLiterals;

Effects TalkService::say(const Guest &guest, const QString &text, Context &context) {
    protocol::Say request;
    request.text = text;
    Outcome outcome = ask(request, context);
    if (const auto *refused = std::get_if<Refusal>(&outcome))
        return answer(guest, notice(refused->text));
    auto &effects = std::get<Effects>(outcome);
    // Nothing where all is well, but what is not stored is not said.
    add(effects, answer(guest, {}, QString::fromUtf8(notice(u"%1"_s))));
    return std::move(effects);
}

void TalkService::enrolled(const Enroll &enroll) {
    m_members.insert(enroll.connection, enroll.seat);
    m_connections.insert(enroll.seat, enroll.connection);
}

void TalkService::tell(Letters &letters, const Send &send) {
    const auto *message = std::get_if<protocol::Message>(&send.message);
    if (!message || !message->deletedBy.isEmpty() || m_members.isEmpty())
        return;
    if (const auto *some = std::get_if<std::vector<ConnectionId>>(&send.to))
        tellSome(letters, *some, *message);
    else
        letters.push_back(
            {allBut(memberOn(message->seat)), toLines(before(names::inALine(message->name)), message->text)});
}

void TalkService::tellSome(Letters &letters, const std::vector<ConnectionId> &to,
                           const protocol::Message &message) const {
    std::vector<ConnectionId> readers;
    for (const ConnectionId connection : to) {
        const SeatId seat = m_members.value(connection);
        if (seat && seat != message.seat)
            readers.push_back(connection);
    }
    if (!readers.empty())
        letters.push_back(
            {std::move(readers),
             toLines(before(names::inALine(message.name) + u" (to you alone)"_s), message.text)});
}

void TalkService::classEnded(Letters &letters, const protocol::Goodbye &goodbye) {
    if (!m_members.isEmpty())
        letters.push_back({AllAt{m_door, {}}, notice(goodbye.text), true});
    m_members.clear();
    m_connections.clear();
}

} // namespace lectern::classic
