// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates and keys from files of an administrator. What goes wrong is a sentence that names the file and says
// what to do.
#pragma once

#include "server/tls/openssl.h"

#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace lectern {

using CertificateChain = std::vector<openssl::Certificate>; // the server's own first; never empty

std::variant<CertificateChain, QString> readChain(const QString &path);

// Never asks anybody for a passphrase: a daemon would wait for ever.
std::variant<openssl::Key, QString> readKey(const QString &path);

// Not valid yet, or expired.
std::optional<QString> outsideItsTime(const QString &path, const X509 *certificate);

} // namespace lectern
