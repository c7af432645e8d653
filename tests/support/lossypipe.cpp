// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lossypipe.h"

namespace lectern::test {

LossyPipe::LossyPipe(QTcpSocket &from, QTcpSocket &to, const LossyFaults &faults, const FateDice &dice)
    : m_from(from), m_to(to), m_faults(faults), m_dice(dice) {
    m_due.setSingleShot(true);
    m_due.setTimerType(Qt::PreciseTimer);
    connect(&m_due, &QTimer::timeout, this, &LossyPipe::deliver);
    connect(&m_from, &QTcpSocket::readyRead, this, &LossyPipe::take);
}

void LossyPipe::take() {
    QByteArray bytes = m_from.readAll();
    if (bytes.isEmpty() || m_isShut)
        return;
    const Fate fate = m_dice.roll(m_faults, bytes.size());
    m_isShut = fate.end != Fate::End::None;
    bytes.truncate(fate.passes);
    add({bytes, fate.end, {}}, fate.delay);
    Q_EMIT met(fate);
}

void LossyPipe::endOfStream() {
    take();
    if (!std::exchange(m_isShut, true))
        add({{}, Fate::End::Closed, {}}, m_faults.delay);
}

// Nothing overtakes what is before it.
void LossyPipe::add(Piece piece, std::chrono::milliseconds delay) {
    const auto due = Clock::now() + delay;
    piece.due = m_pieces.empty() ? due : std::max(due, m_pieces.back().due);
    m_pieces.push_back(std::move(piece));
    waitForNext();
}

void LossyPipe::waitForNext() {
    if (m_pieces.empty() || m_due.isActive())
        return;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_pieces.front().due - Clock::now());
    m_due.start(std::max(left, std::chrono::milliseconds(0)));
}

void LossyPipe::deliver() {
    while (!m_pieces.empty() && m_pieces.front().due <= Clock::now()) {
        const Piece piece = std::move(m_pieces.front());
        m_pieces.pop_front();
        if (!piece.bytes.isEmpty() && m_to.state() != QTcpSocket::UnconnectedState)
            m_to.write(piece.bytes);
        if (piece.end == Fate::End::Closed || piece.end == Fate::End::Reset) {
            Q_EMIT ended(piece.end); // and then we are no more
            return;
        }
    }
    waitForNext();
}

} // namespace lectern::test
