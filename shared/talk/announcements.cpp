// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/announcements.h"

#include <algorithm>

namespace lectern::talk {

using protocol::Message;

void Announcements::setDismissed(const QList<quint64> &messages) {
    m_dismissed = messages;
    std::ranges::sort(m_dismissed);
    if (m_dismissed.size() > mostDismissed)
        m_dismissed.remove(0, m_dismissed.size() - mostDismissed);
    const auto gone = std::erase_if(
        m_pinned, [this](const Message &message) { return m_dismissed.contains(message.message.value); });
    if (gone > 0)
        Q_EMIT changed();
}

void Announcements::dismiss(MessageId message) {
    if (!drop(message))
        return;
    setDismissed(m_dismissed + QList<quint64>{message.value});
    Q_EMIT changed();
    Q_EMIT dismissedChanged(m_dismissed);
}

void Announcements::startOver() {
    m_room = {};
    m_first.reset();
    m_dismissed.clear();
    m_pinned.clear();
    Q_EMIT changed();
}

void Announcements::receive(const protocol::ServerMessage &message) {
    if (const auto *rooms = std::get_if<protocol::Rooms>(&message)) {
        const auto room = std::ranges::find(rooms->rooms, protocol::RoomKind::Class, &protocol::Room::kind);
        if (room != rooms->rooms.end())
            m_room = room->room;
    } else if (const auto *page = std::get_if<protocol::Messages>(&message)) {
        takePage(*page);
    } else if (const auto *said = std::get_if<Message>(&message)) {
        if (take(*said))
            Q_EMIT changed();
    }
}

void Announcements::takePage(const protocol::Messages &page) {
    if (page.room != m_room || !m_room || !page.search.isEmpty())
        return; // what was looked for can be of any age
    if (!m_first)
        m_first = page.messages.empty() ? MessageId() : page.messages.front().message;
    bool changes = false;
    for (const Message &message : page.messages) {
        if (message.message >= *m_first)
            changes = take(message) || changes;
    }
    if (changes)
        Q_EMIT changed();
}

bool Announcements::take(const Message &message) {
    if (message.room != m_room || message.kind != protocol::MessageKind::Announcement)
        return false;
    if (!message.deletedBy.isEmpty())
        return drop(message.message);
    const auto place = std::ranges::lower_bound(m_pinned, message.message, std::greater(), &Message::message);
    const bool isKnown = place != m_pinned.end() && place->message == message.message;
    if (isKnown || m_dismissed.contains(message.message.value))
        return false;
    m_pinned.insert(place, message);
    return true;
}

bool Announcements::drop(MessageId message) {
    return std::erase_if(m_pinned, [message](const Message &one) { return one.message == message; }) > 0;
}

} // namespace lectern::talk
