// SPDX-License-Identifier: GPL-3.0-or-later
// A handshake costs a millisecond. A room that arrives at once must not keep a vote waiting for all of its handshakes,
// so they are done a few at a time, and between those everybody else is served.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>

namespace lectern {

class Turns : public QObject {
    Q_OBJECT

public:
    static constexpr int atOnce = 4;

    explicit Turns(QObject *parent = nullptr);

    enum class Which { First, Further };
    // `piece` is called when its turn comes, unless its owner is gone by then. What was begun is finished
    // first, but for every fourth piece.
    void queue(QObject &owner, Which which, std::function<void()> piece);

private:
    struct Piece {
        QPointer<QObject> owner;
        std::function<void()> run;
    };
    void takeSome();
    static Piece takeFrom(std::deque<Piece> &queue);
    bool isEmpty() const { return m_first.empty() && m_further.empty(); }

    std::deque<Piece> m_first;
    std::deque<Piece> m_further;
    QTimer m_timer; // not posted events: those are all handled before the sockets are looked at again
};

} // namespace lectern
