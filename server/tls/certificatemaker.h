// SPDX-License-Identifier: GPL-3.0-or-later
// A self-signed certificate and its key, in memory.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace lectern {

struct PemPair {
    QByteArray certificate;
    QByteArray key;
};

// `names`: host names and IP addresses for the subject alternative name; what is neither is left out. Empty when
// OpenSSL cannot (no random numbers).
std::optional<PemPair> makeCertificate(const QStringList &names);

} // namespace lectern
