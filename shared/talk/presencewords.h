// SPDX-License-Identifier: GPL-3.0-or-later
// Who came and went, as lines for the class's pane. In a class of more than 30 people what comes within some seconds is
// one line.
#pragma once

#include "shared/protocol/messages.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace lectern::talk {

class PresenceWords : public QObject {
    Q_OBJECT

public:
    static constexpr int mostNamed = 30; // people in a class whose comings and goings are told by name

    explicit PresenceWords(std::chrono::milliseconds gathering = std::chrono::seconds(10),
                           QObject *parent = nullptr);

    void startOver(); // another class: what was gathered is forgotten

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

Q_SIGNALS:
    void line(const QString &text, qint64 at); // milliseconds since 1970-01-01 UTC

private:
    void tell(const protocol::Presence &news);
    void gather(const protocol::Presence &news);
    void tellGathered();

    QTimer m_timer;
    protocol::Presence m_gathered;
};

} // namespace lectern::talk
