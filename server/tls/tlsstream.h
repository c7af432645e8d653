// SPDX-License-Identifier: GPL-3.0-or-later
// TLS over a descriptor, with OpenSSL itself: QSslSocket takes four times the memory for a seat and hides how much waits
// to be sent (docs/performance.md). A peer that speaks plaintext is told in plaintext that this server encrypts.
#pragma once

#include "server/net/stream.h"

#include <openssl/types.h>

namespace lectern {

class TlsStream : public Stream {
public:
    TlsStream(SSL_CTX *context, qintptr descriptor); // the descriptor is ours from here on
    ~TlsStream() override;

    qintptr descriptor() const override { return m_descriptor; }
    bool needsHandshake() const override { return true; }
    Opening open() override;
    std::optional<qsizetype> receive(char *into, qsizetype size) override;
    std::optional<qsizetype> send(QByteArrayView bytes) override;
    bool hasReceived() const override;
    void endWriting() override;
    bool drain() override;

    // For the BIO below OpenSSL: what the descriptor has, as far as this call may still take of it.
    std::optional<qsizetype> takeFromDescriptor(char *into, qsizetype size);
    bool isAbused() const;
    void noteHandshakeMessage();

private:
    std::optional<Opening> lookAtFirstByte();

    const qintptr m_descriptor;
    const std::unique_ptr<SSL, void (*)(SSL *)> m_ssl; // null: no memory
    qsizetype m_mayTake = 0;                           // bytes, in the call under way
    qsizetype m_handshakeBytes = 0;                    // received so far
    int m_messagesAfter = 0; // of the handshake's kind, after the handshake: new keys, renegotiations
    bool m_isUp = false;
    bool m_hasLooked = false;
    bool m_hasFailed = false; // nothing more may be said through it
};

} // namespace lectern
