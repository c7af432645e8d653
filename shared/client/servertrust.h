// SPDX-License-Identifier: GPL-3.0-or-later
// What a server must show before anything is said to it.
#pragma once

#include "shared/protocol/fingerprint.h"

#include <optional>

namespace lectern::client {

struct ServerTrust {
    std::optional<Fingerprint> fingerprint; // of the certificate that it must have; none: any, at first use
    bool mayBePlaintext = false; // somebody decided to do without encryption there, where there is none
    std::optional<Fingerprint> linked = {}; // as well as the other: that of the join link that was followed

    // Somebody demands a certificate: plaintext is a full stop.
    bool demandsTls() const { return (fingerprint && !mayBePlaintext) || linked; }
    bool accepts(const Fingerprint &seen) const { return !fingerprint || *fingerprint == seen; }
    // What a certificate with this fingerprint is not, and should be; empty: it is welcome.
    std::optional<Fingerprint> expectedInsteadOf(const Fingerprint &seen) const {
        if (!accepts(seen))
            return fingerprint;
        return linked && *linked != seen ? linked : std::nullopt;
    }

    friend bool operator==(const ServerTrust &, const ServerTrust &) = default;
};

} // namespace lectern::client
