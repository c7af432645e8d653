// SPDX-License-Identifier: GPL-3.0-or-later
// Says one message after the other. Each has a key, so that one whose answer was lost is said again without being said
// twice: what was wanted while the connection was down is said as soon as it is back.
#pragma once

#include "shared/client/requester.h"

#include <QObject>

#include <optional>

namespace lectern::talk {

class Speaker : public QObject {
    Q_OBJECT

public:
    explicit Speaker(client::Requester &requester, QObject *parent = nullptr);

    void say(const protocol::Say &message); // its key is made here; the one before must have been answered
    bool isBusy() const { return m_said.has_value(); }
    bool isWaiting() const { return m_said && !m_isUnderWay; } // for the connection
    void startOver();                                          // another class: nothing is said any more
    void goOn();                                               // the connection is back
    void withdraw(); // what waits: it may have been said all the same

Q_SIGNALS:
    void said();
    void refused(const lectern::protocol::Error &error);
    void waitingChanged();

private:
    void send();

    client::Requester &m_requester;
    std::optional<protocol::Say> m_said; // not answered yet
    bool m_isUnderWay = false;
};

} // namespace lectern::talk
