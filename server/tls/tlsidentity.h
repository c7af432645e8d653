// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate with its private key, read and checked: what the server shows to every client. Immutable once loaded,
// and shared by all threads.
#pragma once

#include "shared/protocol/fingerprint.h"
#include "shared/protocol/runningserver.h"

#include <openssl/types.h>

#include <memory>
#include <variant>

namespace lectern {

struct TlsFiles {
    QString certificate; // PEM; the server's own first, then the chain if there is one
    QString key;         // PEM, without a passphrase
};

class TlsIdentity {
public:
    // Refused, with a sentence that names the file and what to do: missing, unreadable, no PEM, protected by a
    // passphrase, a key that does not fit, not valid yet, expired.
    static std::variant<TlsIdentity, StartProblem> load(const TlsFiles &files);

    const Fingerprint &fingerprint() const { return m_fingerprint; }
    // TLS 1.2 and up, no session tickets (a seat is resumed by its own token), no renegotiation, small buffers.
    SSL_CTX *context() const { return m_context.get(); }

private:
    TlsIdentity(std::shared_ptr<SSL_CTX> context, Fingerprint fingerprint)
        : m_context(std::move(context)), m_fingerprint(std::move(fingerprint)) {}

    std::shared_ptr<SSL_CTX> m_context;
    Fingerprint m_fingerprint;
};

} // namespace lectern
