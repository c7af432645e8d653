// SPDX-License-Identifier: GPL-3.0-or-later
// One direction of a connection through a bad network: bytes come late, in order, and perhaps not all of them.
#pragma once

#include "tests/support/lossyfaults.h"

#include <QTcpSocket>
#include <QTimer>

#include <deque>

namespace lectern::test {

class LossyPipe : public QObject {
    Q_OBJECT

public:
    // All three outlive the pipe; `faults` may change on the way.
    LossyPipe(QTcpSocket &from, QTcpSocket &to, const LossyFaults &faults, const FateDice &dice);

    // The sender has ended: what is on its way still arrives, then ended(). Unless all is swallowed.
    void endOfStream();

Q_SIGNALS:
    void met(const lectern::test::Fate &fate); // a piece, when it comes in
    void ended(lectern::test::Fate::End how);  // Closed or Reset; once

private:
    using Clock = std::chrono::steady_clock;
    struct Piece {
        QByteArray bytes;
        Fate::End end = Fate::End::None; // behind these bytes
        Clock::time_point due;
    };
    void take();
    void add(Piece piece, std::chrono::milliseconds delay);
    void deliver();
    void waitForNext();

    QTcpSocket &m_from;
    QTcpSocket &m_to;
    const LossyFaults &m_faults;
    FateDice m_dice;
    std::deque<Piece> m_pieces;
    QTimer m_due;
    bool m_isShut = false; // nothing new comes in
};

} // namespace lectern::test
