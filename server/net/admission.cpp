// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/admission.h"

#include <algorithm>

namespace lectern {

namespace {

QHostAddress countedAs(const QHostAddress &address) {
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(bytes.c + 8, bytes.c + 16, quint8(0));
    return QHostAddress(bytes);
}

} // namespace

bool Admission::isCounted(const QHostAddress &address) const {
    if (m_rules.exemptLoopback && address.isLoopback())
        return false;
    return std::ranges::none_of(m_rules.exempt, [&](const auto &network) {
        return address.isInSubnet(network.first, network.second);
    });
}

std::optional<GoodbyeReason> Admission::enter(const QHostAddress &address, Comer comer) {
    const int unfinished = comer == Comer::Member ? 1 : 0;
    if (m_connections >= m_rules.maxConnections)
        return GoodbyeReason::ServerFull;
    if (isCounted(address)) {
        const Count count = m_perAddress.value(countedAs(address));
        if (count.all >= m_rules.perAddress || count.unfinished + unfinished > limits::unfinishedPerAddress)
            return GoodbyeReason::AddressFull;
        Count &counted = m_perAddress[countedAs(address)];
        ++counted.all;
        counted.unfinished += unfinished;
    }
    ++m_connections;
    m_unfinished += unfinished;
    return std::nullopt;
}

void Admission::loggedIn(const QHostAddress &address) {
    --m_unfinished;
    if (isCounted(address))
        --m_perAddress[countedAs(address)].unfinished;
}

void Admission::left(const QHostAddress &address, bool wasLoggedIn) {
    if (!wasLoggedIn)
        loggedIn(address);
    --m_connections;
    if (isCounted(address) && --m_perAddress[countedAs(address)].all == 0)
        m_perAddress.remove(countedAs(address));
}

std::optional<double> Admission::takeSeat(const QHostAddress &address) {
    if (!isCounted(address))
        return {};
    if (m_seats.size() >= limits::seatAddresses)
        m_seats.clear(); // their connections are limited all the same
    const RateLimit fresh(limits::newSeatsPerSecond, m_rules.perAddress);
    auto found = m_seats.find(countedAs(address));
    if (found == m_seats.end())
        found = m_seats.insert(countedAs(address), fresh);
    return found->take(m_clock.steadyTime());
}

void Admission::returnSeat(const QHostAddress &address) {
    if (const auto found = m_seats.find(countedAs(address)); found != m_seats.end())
        found->giveBack();
}

bool Admission::shouldPause() const { return m_unfinished >= limits::unfinishedLogins; }

} // namespace lectern
