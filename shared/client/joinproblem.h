// SPDX-License-Identifier: GPL-3.0-or-later
// Why joining did not work, for the field that it belongs to.
#pragma once

#include "shared/protocol/fingerprint.h"
#include "shared/protocol/messages.h"

namespace lectern::client {

struct JoinProblem {
    enum class Kind {
        HostNotFound,
        Refused,     // nobody listens there
        Unreachable, // no route, no answer in time, or gone again before we were in
        NotLectern,  // something answers, but it is not a Lectern server
        Version,     // too old or too new: `error` says which versions the server speaks
        Name,        // taken, reserved or unfit: see `error`
        Teacher,     // the key is missing or wrong, or another teacher was first: see `error`
        Identity,    // another certificate than `expected`: it showed `seen`
        NotEncrypted, // it speaks plaintext, and nobody has agreed to that; `expected` when it once did encrypt
        UnreadablePins, // what is known of servers lies in a file that cannot be read: `detail` is its path
        Closed,         // the server said goodbye: see `goodbye`
        Other,
    };
    Kind kind = Kind::Other;
    std::optional<protocol::Error> error;
    std::optional<protocol::Goodbye> goodbye;
    QString detail; // technical, English
    std::optional<Fingerprint> expected = {};
    std::optional<Fingerprint> seen = {};

    // Only a person can help against these; all others may pass.
    bool isFinal() const {
        return kind == Kind::Version || kind == Kind::Name || kind == Kind::Teacher ||
               kind == Kind::Identity || kind == Kind::NotEncrypted || kind == Kind::UnreadablePins;
    }
};

} // namespace lectern::client
