// SPDX-License-Identifier: GPL-3.0-or-later
// A client that asks a server for one version of TLS, without a network in between.
#pragma once

#include "tests/server/tls/samplecertificate.h"

#include <QList>

#include <openssl/ssl.h>

namespace lectern::test {

class Handshake {
public:
    explicit Handshake(const TlsIdentity &identity, int version = TLS1_3_VERSION)
        : m_context(SSL_CTX_new(TLS_client_method())),
          m_client(SSL_new(m_context.get())),
          m_server(SSL_new(identity.context())) {
        BIO *here = nullptr;
        BIO *there = nullptr;
        BIO_new_bio_pair(&here, 0, &there, 0);
        SSL_set_bio(m_client.get(), here, here);
        SSL_set_bio(m_server.get(), there, there);
        SSL_set_security_level(m_client.get(), 0); // or the client itself would refuse what is old
        SSL_set_min_proto_version(m_client.get(), version);
        SSL_set_max_proto_version(m_client.get(), version);
        SSL_set_connect_state(m_client.get());
        SSL_set_accept_state(m_server.get());
    }

    bool shake() {
        turn();
        return SSL_is_init_finished(m_client.get()) && SSL_is_init_finished(m_server.get());
    }

    // What the server has shown, in PEM form.
    QList<QByteArray> shown() const {
        QList<QByteArray> chain;
        auto *certificates = SSL_get_peer_cert_chain(m_client.get());
        for (int i = 0; i < sk_X509_num(certificates); ++i)
            chain.append(pemOf(sk_X509_value(certificates, i)));
        return chain;
    }

    bool hasResumableSession() {
        turn(); // tickets of TLS 1.3 come behind the handshake
        return SSL_SESSION_is_resumable(SSL_get_session(m_client.get())) == 1;
    }

    bool renegotiate() {
        SSL_set_options(m_server.get(), SSL_OP_ALLOW_CLIENT_RENEGOTIATION); // as openssl.cnf could
        SSL_renegotiate(m_client.get());
        turn();
        return SSL_renegotiate_pending(m_client.get()) == 0;
    }

private:
    void turn() {
        for (int round = 0; round < 10; ++round) {
            char byte = 0;
            SSL_do_handshake(m_client.get());
            SSL_do_handshake(m_server.get());
            SSL_read(m_client.get(), &byte, 1);
            SSL_read(m_server.get(), &byte, 1);
        }
    }

    openssl::Owned<SSL_CTX, SSL_CTX_free> m_context;
    openssl::Owned<SSL, SSL_free> m_client;
    openssl::Owned<SSL, SSL_free> m_server;
};

} // namespace lectern::test
