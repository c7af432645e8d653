// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/wirechoice.h"

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;
using Kind = JoinProblem::Kind;

void WireChoice::begin() {
    m_wire = m_first;
    m_turned = false;
}

bool WireChoice::turnsAfter(LinkFault fault) {
    const bool knowsNoTls = fault == LinkFault::NotTls || fault == LinkFault::HungUp;
    return knowsNoTls && !m_trust.demandsTls() && turnTo(Wire::Plaintext);
}

bool WireChoice::turnsAfter(const JoinProblem &problem) {
    return problem.goodbye && problem.goodbye->reason == GoodbyeReason::TlsRequired && turnTo(Wire::Tls);
}

// Once in an attempt: a server that refuses both must not keep us busy.
bool WireChoice::turnTo(Wire wire) {
    if (m_turned || m_wire == wire)
        return false;
    m_turned = true;
    m_wire = wire;
    return true;
}

JoinProblem WireChoice::judged(JoinProblem problem, LinkFault fault,
                               const std::optional<Fingerprint> &seen) const {
    if (fault == LinkFault::Identity && seen) {
        problem.expected = m_trust.expectedInsteadOf(*seen);
        problem.seen = seen;
    } else if (fault == LinkFault::NotTls && m_trust.demandsTls()) {
        problem.kind = Kind::NotEncrypted;
        problem.expected = m_trust.fingerprint ? m_trust.fingerprint : m_trust.linked;
    }
    return problem;
}

std::optional<JoinProblem> WireChoice::doubts(const std::optional<Fingerprint> &seen) const {
    if (seen ? !m_trust.expectedInsteadOf(*seen) : !m_trust.demandsTls())
        return std::nullopt;
    const JoinProblem problem{seen ? Kind::Identity : Kind::NotEncrypted, {}, {}, {}};
    return judged(problem, seen ? LinkFault::Identity : LinkFault::NotTls, seen);
}

Handshake::Step WireChoice::reviewed(Handshake::Step step, bool onThisComputer) const {
    const bool maySpeak = m_wire == Wire::Tls || onThisComputer || m_trust.mayBePlaintext;
    if (maySpeak || !std::holds_alternative<protocol::ClientFrame>(step))
        return step;
    return JoinProblem{Kind::NotEncrypted, {}, {}, u"The server speaks plaintext."_s};
}

void WireChoice::joined(const std::optional<Fingerprint> &seen, bool onThisComputer) {
    m_seen = seen;
    m_onThisComputer = onThisComputer;
    m_first = seen ? Wire::Tls : Wire::Plaintext;
    if (seen)
        m_trust = {seen, false};
}

ServerTrust WireChoice::trustSeen() const {
    return {m_seen, !m_seen && m_first == Wire::Plaintext && !m_onThisComputer};
}

} // namespace lectern::client
