// SPDX-License-Identifier: GPL-3.0-or-later
// A student's own hand: whether it is up, which place it has in the queue, and whether the teacher has called.
#pragma once

#include "shared/client/requester.h"

#include <QObject>

#include <optional>

namespace lectern::talk {

class OwnHand : public QObject {
    Q_OBJECT

public:
    explicit OwnHand(client::Requester &requester, QObject *parent = nullptr);

    bool isRaised() const { return m_hand.raised; }
    int place() const { return m_hand.place; } // from 1 on; 0: not raised, or not told yet
    int of() const { return m_hand.of; }       // hands in all; likewise
    bool isCalled() const { return m_hand.called; }
    // What the server has been asked for and has not answered yet.
    std::optional<bool> wanted() const { return m_wanted; }

    void raise() { setRaised(true); }
    void lower() { setRaised(false); }
    void setRaised(bool raised);
    void acknowledgeCall(); // who was called has spoken, or will
    void startOver();       // at each login, before its snapshot: that tells only of hands that are up

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

Q_SIGNALS:
    void changed();
    void refused(const QString &why); // a sentence: it is as it was

private:
    void ask();
    void takeAnswer(bool raised, const client::Answer &answer);

    client::Requester &m_requester;
    protocol::Hand m_hand;
    std::optional<bool> m_wanted;
    bool m_isAsking = false;
};

} // namespace lectern::talk
