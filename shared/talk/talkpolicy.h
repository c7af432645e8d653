// SPDX-License-Identifier: GPL-3.0-or-later
// Who may talk where, as the server has told it: why a field is grey. The server decides; this only explains beforehand.
#pragma once

#include "shared/protocol/messages.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace lectern::talk {

class TalkPolicy : public QObject {
    Q_OBJECT

public:
    explicit TalkPolicy(protocol::Role reader, QObject *parent = nullptr);

    void startOver() { setMuted(0); } // at each login: its snapshot tells only those who are muted

    const protocol::Policy &policy() const { return m_policy; }
    // Why the reader may not write in such a room, as a sentence; empty: it is allowed. `withTeacher`: a direct one.
    QString whyNotTalk(protocol::RoomKind room, bool withTeacher) const;
    QString whyNoNewRoom() const; // likewise, to build one
    bool isMuted() const { return m_mutedUntil.isValid(); }

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

Q_SIGNALS:
    void changed();

private:
    void setMuted(int seconds);
    QString whyMuted() const;
    QString whyOff(protocol::RoomKind room, bool withTeacher) const;

    const protocol::Role m_reader;
    protocol::Policy m_policy;
    bool m_voteIsOpen = false;
    QDateTime m_mutedUntil; // local time; invalid: not muted
    QTimer m_muteEnd;
};

} // namespace lectern::talk
