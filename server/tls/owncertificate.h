// SPDX-License-Identifier: GPL-3.0-or-later
// The certificate that a server makes for itself at its first start: P-256, self-signed, without an end (RFC 5280,
// 4.1.2.5), because clients pin its fingerprint and trust no date.
#pragma once

#include "server/tls/tlsidentity.h"

#include <QStringList>

namespace lectern {

// Files in a data folder: PEM, the key 0600.
TlsFiles ownTlsFiles(const QString &dataFolder);

// Makes both where both are missing. One without the other is an error, never a reason to make new ones: every client
// would be warned of a stranger. `names`: host names and IP addresses for the subject alternative name.
std::optional<StartProblem> makeOwnCertificate(const TlsFiles &files, const QStringList &names);

} // namespace lectern
