// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/listener.h"

#include <QTimer>

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

Listener::Listener(client::Connection &connection, client::Requester &requester, Verdict &verdict)
    : m_requester(requester), m_verdict(verdict) {
    connect(&connection, &client::Connection::received, this, &Listener::hear);
}

void Listener::hear(const protocol::ServerMessage &message) {
    if (const auto *rooms = std::get_if<protocol::Rooms>(&message)) {
        for (const protocol::Room &room : rooms->rooms) {
            if (room.kind == protocol::RoomKind::Class)
                m_room = room.room;
        }
    } else if (const auto *said = std::get_if<protocol::Message>(&message)) {
        take(*said);
    } else if (const auto *page = std::get_if<protocol::Messages>(&message)) {
        for (const protocol::Message &one : page->messages) {
            take(one);
            m_missing.erase(one.message);
            m_lastRead = one.message;
        }
        m_hasMore = page->more;
    }
}

void Listener::take(const protocol::Message &message) {
    const Utterance utterance{message.seat, message.text};
    const auto [place, isNew] = m_book.try_emplace(message.message, utterance);
    if (!isNew && place->second != utterance)
        m_verdict.add(u"message %1 was \"%2\" and is \"%3\" now"_s.arg(message.message.value)
                          .arg(place->second.text, utterance.text));
}

void Listener::lookBack() {
    ++m_look;
    m_isComplete = false;
    m_missing.clear();
    for (auto next = m_book.upper_bound(m_checked); next != m_book.end(); ++next)
        m_missing.insert(next->first);
    m_lastRead = m_checked;
    ask(m_checked);
}

// From the first one on where nothing has been read yet.
void Listener::ask(MessageId after) {
    m_hasMore = false;
    const protocol::ListMessages request{m_room, {}, after, after ? std::nullopt : std::optional<qint64>(0)};
    const auto takeIt = [this, look = m_look](const client::Answer &answer) {
        if (look == m_look)
            takeEnd(answer);
    };
    m_requester.ask(request, this, takeIt);
}

// Without a connection it begins anew at the return; while the disk is full the past can be out of reach for a moment. A
// question that is left from an earlier look must not be asked between a page and its end: then what is behind that
// page would be taken for lost.
void Listener::takeEnd(const client::Answer &answer) {
    if (answer.isLost())
        return;
    Q_EMIT answered();
    if (!answer.isDone()) {
        QTimer::singleShot(200ms, this, [this, look = m_look] {
            if (look == m_look)
                ask(m_lastRead);
        });
        return;
    }
    if (m_hasMore) {
        ask(m_lastRead);
        return;
    }
    for (const MessageId message : m_missing) {
        m_verdict.add({Finding::Kind::Lost,
                       u"\"%1\" was told to the class and is not there"_s.arg(m_book.at(message).text)});
        m_book.erase(message);
    }
    m_checked = m_lastRead;
    m_isComplete = true;
}

} // namespace lectern::crash
