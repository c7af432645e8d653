// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the teacher one question after the other. It has a key, so that one whose answer was lost with the connection is
// sent again without being asked twice.
#pragma once

#include "shared/client/requester.h"

#include <QObject>

#include <optional>

namespace lectern::talk {

class InquirySender : public QObject {
    Q_OBJECT

public:
    explicit InquirySender(client::Requester &requester, QObject *parent = nullptr);

    void inquire(const QString &text, bool anonymous); // the one before must have been answered
    bool isBusy() const { return m_kept.has_value(); }
    bool isWaiting() const { return m_kept && !m_isUnderWay; } // for the connection
    void goOn();                                               // the connection is back
    void startOver();                                          // another class: nothing is asked any more

Q_SIGNALS:
    void asked();
    void refused(const lectern::protocol::Error &error);
    void waitingChanged();

private:
    void send();
    void settle(const client::Answer &answer);

    client::Requester &m_requester;
    std::optional<protocol::Inquire> m_kept; // not answered yet
    bool m_isUnderWay = false;
};

} // namespace lectern::talk
