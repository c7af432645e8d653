// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/chatplan.h"

#include "shared/protocol/limits.h"

#include <algorithm>

namespace lectern::bench {

namespace {

constexpr size_t enoughDeliveries = 250'000;
constexpr size_t enoughAlone = 20;
constexpr size_t mostAtOnce = static_cast<size_t>(limits::messagesBurst) - 1;     // the one before was alone
constexpr QByteArrayView saying = "] Who has found the third root of it? I say "; // as others hear it

} // namespace

ChatPlan::ChatPlan(size_t clients)
    : m_clients(clients),
      m_alone(std::min(clients, enoughAlone)),
      m_atOnce(std::clamp(enoughDeliveries / (clients - 1), size_t{1}, clients * mostAtOnce)) {}

// As few as can say it, from the first to the last who came.
size_t ChatPlan::senderOf(size_t message) const {
    if (message < m_alone)
        return message * m_clients / m_alone;
    const size_t senders = (m_atOnce + mostAtOnce - 1) / mostAtOnce;
    return (message - m_alone) % senders * m_clients / senders;
}

QByteArray ChatPlan::text(size_t message) {
    return saying.sliced(2).toByteArray() + QByteArray::number(message) + '\n';
}

std::optional<size_t> ChatPlan::messageIn(QByteArrayView line) const {
    const qsizetype end = line.startsWith('[') ? line.indexOf(']') : -1;
    if (end < 0 || !line.sliced(end).startsWith(saying))
        return std::nullopt;
    bool isNumber = false;
    const size_t message = line.sliced(end + saying.size()).toUInt(&isNumber);
    return isNumber && message < messages() ? std::optional(message) : std::nullopt;
}

} // namespace lectern::bench
