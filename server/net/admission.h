// SPDX-License-Identifier: GPL-3.0-or-later
// Who may come in: counts connections in all, per address, and those of them whose login is still to come. IPv6 counts
// per /64, for one host can have any address of its /64. Figures: shared/protocol/limits.h.
#pragma once

#include "server/classroom/clock.h"
#include "server/classroom/ratelimit.h"
#include "shared/protocol/errorcode.h"
#include "shared/protocol/limits.h"

#include <QHash>
#include <QHostAddress>

#include <optional>

namespace lectern {

struct AdmissionRules {
    int maxConnections = 0;
    bool exemptLoopback = true; // loopback is not counted per address
    int perAddress = limits::connectionsPerAddress;
    // Not counted either: a lecture hall behind one address. Address and length of prefix.
    QList<std::pair<QHostAddress, int>> exempt = {};
};

class Admission {
public:
    Admission(const AdmissionRules &rules, const Clock &clock) : m_rules(rules), m_clock(clock) {}

    // A guest has no login: one who thinks of a name, for longer than a login may take, holds up nobody's.
    enum class Comer { Member, Guest };
    // Counts a newcomer, or says why it must go.
    std::optional<GoodbyeReason> enter(const QHostAddress &address, Comer comer = Comer::Member);
    void loggedIn(const QHostAddress &address);               // a member
    void left(const QHostAddress &address, bool wasLoggedIn); // or was a guest
    // Somebody from there wants a new seat: seconds to wait, or nothing: it may have one. Seats cost memory and disk
    // until the lesson ends, so nobody takes them by the thousand, one connection after the other.
    std::optional<double> takeSeat(const QHostAddress &address);
    void returnSeat(const QHostAddress &address); // it was refused for something else

    int connections() const { return m_connections; }
    // Too many are still on their way in: accept nobody for the moment. Nobody is refused for it.
    bool shouldPause() const;

private:
    struct Count {
        int all = 0;
        int unfinished = 0;
    };
    bool isCounted(const QHostAddress &address) const;

    AdmissionRules m_rules;
    const Clock &m_clock;
    int m_connections = 0;
    int m_unfinished = 0;
    QHash<QHostAddress, Count> m_perAddress;
    QHash<QHostAddress, RateLimit> m_seats;
};

} // namespace lectern
