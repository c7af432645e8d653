// SPDX-License-Identifier: GPL-3.0-or-later
// What a TLS client says first, as bytes.
#pragma once

#include <QByteArray>

#include <openssl/ssl.h>

namespace lectern::test {

inline QByteArray clientHello(int version) {
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_security_level(context, 0); // or what is old would not even be said
    SSL_CTX_set_min_proto_version(context, version);
    SSL_CTX_set_max_proto_version(context, version);
    SSL *tls = SSL_new(context);
    BIO *said = BIO_new(BIO_s_mem());
    SSL_set_bio(tls, BIO_new(BIO_s_mem()), said);
    SSL_connect(tls);
    char *bytes = nullptr;
    const auto size = BIO_get_mem_data(said, &bytes);
    const QByteArray hello(bytes, size);
    SSL_free(tls);
    SSL_CTX_free(context);
    return hello;
}

} // namespace lectern::test
