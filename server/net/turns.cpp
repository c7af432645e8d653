// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/turns.h"

#include <utility>

namespace lectern {

Turns::Turns(QObject *parent) : QObject(parent), m_timer(this) {
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &Turns::takeSome);
}

void Turns::queue(QObject &owner, Which which, std::function<void()> piece) {
    (which == Which::First ? m_first : m_further).push_back({&owner, std::move(piece)});
    if (!m_timer.isActive())
        m_timer.start();
}

void Turns::takeSome() {
    for (int i = 0; i < atOnce && !isEmpty(); ++i) {
        const bool firstIsDue = i == 0; // or a crowd that drips would keep newcomers out
        if (const Piece piece =
                takeFrom(m_further.empty() || (firstIsDue && !m_first.empty()) ? m_first : m_further);
            piece.owner)
            piece.run();
    }
    if (isEmpty())
        m_timer.stop();
}

Turns::Piece Turns::takeFrom(std::deque<Piece> &queue) {
    Piece next = std::move(queue.front());
    queue.pop_front();
    return next;
}

} // namespace lectern
