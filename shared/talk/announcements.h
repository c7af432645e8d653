// SPDX-License-Identifier: GPL-3.0-or-later
// What teachers have announced and the reader has not dismissed. That is what is announced now, what was missed while
// the connection was down, and what stands in the first page of the class's room; not what is older and scrolled to.
#pragma once

#include "shared/protocol/messages.h"

#include <QList>
#include <QObject>

#include <optional>
#include <vector>

namespace lectern::talk {

class Announcements : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype mostDismissed = 100; // that are remembered

    using QObject::QObject;

    const std::vector<protocol::Message> &pinned() const { return m_pinned; } // newest first
    void dismiss(MessageId message);
    void startOver(); // another class; what was dismissed in it is to be set anew

    // The numbers of those that were dismissed, rising: to be kept, and given back, for each class.
    const QList<quint64> &dismissed() const { return m_dismissed; }
    void setDismissed(const QList<quint64> &messages);

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

Q_SIGNALS:
    void changed();
    void dismissedChanged(const QList<quint64> &messages);

private:
    bool take(const protocol::Message &message); // true: something is pinned or gone
    bool drop(MessageId message);
    void takePage(const protocol::Messages &page);

    RoomId m_room;                    // the class's
    std::optional<MessageId> m_first; // what is older was there before the reader
    QList<quint64> m_dismissed;       // rising
    std::vector<protocol::Message> m_pinned;
};

} // namespace lectern::talk
