// SPDX-License-Identifier: GPL-3.0-or-later
// Decides for each dial whether it is encrypted, and what becomes of an answer that does not fit. TLS is always tried
// first; plaintext only where the server has shown that it knows nothing else and no certificate is demanded. Pure.
#pragma once

#include "shared/client/handshake.h"
#include "shared/client/servertrust.h"

namespace lectern::client {

class WireChoice {
public:
    explicit WireChoice(const ServerTrust &trust = {}) : m_trust(trust) {}

    // Trying to get in.
    void begin(); // a new attempt, of one dial or two
    Wire wire() const { return m_wire; }
    const ServerTrust &demanded() const { return m_trust; }
    // The dial has failed so. True: once more, at once, over the other wire.
    bool turnsAfter(LinkFault fault);
    bool turnsAfter(const JoinProblem &problem);
    // What to tell of a dial that has failed for good; `seen`: the certificate that the server showed.
    JoinProblem judged(JoinProblem problem, LinkFault fault, const std::optional<Fingerprint> &seen) const;
    // The next step, unless it says who we are to a server that may not know it: nobody has agreed to plaintext there.
    Handshake::Step reviewed(Handshake::Step step, bool onThisComputer) const;

    // The server that showed this certificate, or none, is not the one that is demanded.
    std::optional<JoinProblem> doubts(const std::optional<Fingerprint> &seen) const;

    // In the class: from now on exactly this certificate, or plaintext.
    void joined(const std::optional<Fingerprint> &seen, bool onThisComputer);
    const std::optional<Fingerprint> &seen() const { return m_seen; }
    bool isOnThisComputer() const { return m_onThisComputer; }
    // Plaintext on this computer needs no permission, and gives none: the address may lead elsewhere one day.
    ServerTrust trustSeen() const;

private:
    bool turnTo(Wire wire);

    ServerTrust m_trust;
    Wire m_wire = Wire::Tls;
    Wire m_first = Wire::Tls; // how an attempt begins
    bool m_turned = false;    // in this attempt
    bool m_onThisComputer = false;
    std::optional<Fingerprint> m_seen;
};

} // namespace lectern::client
