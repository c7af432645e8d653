// SPDX-License-Identifier: GPL-3.0-or-later
// Who may come in: counts connections in all, per address and not yet logged in. IPv6 counts per /64, for one
// host can have any address of its /64. Figures: shared/protocol/limits.h.
#pragma once

#include "shared/protocol/errorcode.h"

#include <QHash>
#include <QHostAddress>

#include <optional>

namespace lectern {

struct AdmissionRules {
    int maxConnections = 0;
    bool exemptLoopback = true; // loopback is not counted per address
};

class Admission {
public:
    explicit Admission(const AdmissionRules &rules) : m_rules(rules) {}

    // Counts a newcomer, or says why it must go.
    std::optional<GoodbyeReason> enter(const QHostAddress &address);
    void loggedIn(const QHostAddress &address);
    void left(const QHostAddress &address, bool wasLoggedIn);

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
    int m_connections = 0;
    int m_unfinished = 0;
    QHash<QHostAddress, Count> m_perAddress;
};

} // namespace lectern
