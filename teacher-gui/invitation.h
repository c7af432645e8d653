// SPDX-License-Identifier: GPL-3.0-or-later
// How students come in, and how they are sure that they came to the right server.
#pragma once

#include "shared/protocol/fingerprint.h"

#include <QString>

#include <optional>

namespace lectern::teacher {

struct Invitation {
    QString address;                        // as they type it; empty: not known yet
    std::optional<Fingerprint> fingerprint; // of the server; none: the class is not encrypted
    bool isForThisComputer = false;         // nobody else can come in

    QString link() const;         // with all of that, for a QR code; empty without an address
    QStringList wordRows() const; // eight words in two rows of four; none when it is not encrypted

    friend bool operator==(const Invitation &, const Invitation &) = default;
};

} // namespace lectern::teacher
