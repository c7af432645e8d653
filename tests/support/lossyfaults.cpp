// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lossyfaults.h"

namespace lectern::test {

namespace {

QRandomGenerator generator(quint32 seed, quint32 connection, Direction direction) {
    const quint32 seeds[] = {seed, connection, direction == Direction::ToServer ? 0u : 1u};
    return QRandomGenerator(seeds, std::size(seeds));
}

} // namespace

FateDice::FateDice(const LossyFaults &faults, quint32 connection, Direction direction)
    : m_random(generator(faults.seed, connection, direction)) {}

Fate FateDice::roll(const LossyFaults &faults, qsizetype size) {
    // Always as many throws, so that a change of one share leaves the rest as it was.
    const double jitter = m_random.generateDouble();
    const double stalling = m_random.generateDouble();
    const double stall = m_random.generateDouble();
    const double ending = m_random.generateDouble();
    const bool resets = m_random.generateDouble() < 0.5;
    const double cutAt = m_random.generateDouble();

    Fate fate;
    const auto part = [](std::chrono::milliseconds whole, double share) {
        return std::chrono::milliseconds(qint64(double(whole.count()) * share));
    };
    fate.delay = faults.delay + part(faults.jitter, jitter);
    fate.stalls = stalling < faults.stalls;
    if (fate.stalls)
        fate.delay += faults.shortestStall + part(faults.longestStall - faults.shortestStall, stall);
    fate.passes = size;
    if (ending < faults.cuts) {
        fate.end = resets ? Fate::End::Reset : Fate::End::Closed;
        fate.passes = qsizetype(double(size) * cutAt);
    } else if (ending < faults.cuts + faults.halfOpen) {
        fate.end = Fate::End::Swallowed;
        fate.passes = 0;
    }
    return fate;
}

} // namespace lectern::test
