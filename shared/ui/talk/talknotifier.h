// SPDX-License-Identifier: GPL-3.0-or-later
// Tells of what is meant for the reader while no window of the program is in front: direct messages, the own name,
// announcements, being called on. At most once in three seconds; what comes meanwhile is counted. Can be switched off,
// which is remembered.
#pragma once

#include "shared/protocol/messages.h"

#include <QHash>
#include <QTimer>

#include <chrono>
#include <functional>

class QWidget;

namespace lectern::ui {

class TalkNotifier : public QObject {
    Q_OBJECT

public:
    struct Notice {
        QString title; // both plain, in one line each; foreign
        QString text;
        friend bool operator==(const Notice &, const Notice &) = default;
    };
    using Delivery = std::function<void(const Notice &)>;

    // Delivers by DesktopNotice, unless told otherwise. `quiet`: from one notice to the next.
    explicit TalkNotifier(QWidget &window, std::chrono::milliseconds quiet = std::chrono::seconds(3));
    void setDelivery(Delivery delivery) { m_deliver = std::move(delivery); }

    void setReader(SeatId seat, const QString &name); // whose own messages are none of this
    // While others see this screen: that there is something, but neither who nor what.
    void setDiscreet(bool discreet) { m_discreet = discreet; }

    bool isOn() const;
    void setOn(bool on);

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

private:
    void hear(const protocol::Message &message);
    void tell(const Notice &notice);
    void deliver(const Notice &notice);
    void catchUp();

    Delivery m_deliver;
    SeatId m_own;
    QString m_name;
    QHash<RoomId, protocol::RoomKind> m_rooms;
    bool m_discreet = false;
    QTimer m_quiet;
    int m_waiting = 0; // that came while it was quiet
    Notice m_last;     // of those
};

} // namespace lectern::ui
