// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/tlsidentity.h"

#include "server/tls/pemfile.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

StartProblem problem(const QString &text) { return {serverexit::couldNotStart, text}; }

QString opensslReason() {
    const char *reason = ERR_reason_error_string(ERR_peek_last_error());
    return reason ? QString::fromLatin1(reason) : u"unknown reason"_s;
}

Fingerprint fingerprintOf(X509 *certificate) {
    QByteArray der(i2d_X509(certificate, nullptr), Qt::Uninitialized);
    auto *at = reinterpret_cast<unsigned char *>(der.data());
    i2d_X509(certificate, &at);
    return Fingerprint::ofCertificate(der);
}

// OpenSSL takes keys of every curve there is, and then no client can connect.
bool isKnownToClients(const EVP_PKEY *key) {
    char curve[32] = "";
    EVP_PKEY_get_group_name(key, curve, sizeof curve, nullptr);
    const QByteArrayView name(curve);
    return EVP_PKEY_is_a(key, "RSA") == 1 || EVP_PKEY_is_a(key, "ED25519") == 1 || name == "prime256v1" ||
           name == "secp384r1" || name == "secp521r1";
}

std::optional<StartProblem> checkPair(const TlsFiles &files, X509 *certificate, EVP_PKEY *key) {
    if (const auto wrong = outsideItsTime(files.certificate, certificate))
        return problem(*wrong);
    if (X509_check_private_key(certificate, key) != 1) {
        return problem(u"The key %1 does not belong to the certificate %2: the two must have been made "
                       "together."_s.arg(files.key, files.certificate));
    }
    if (!isKnownToClients(key)) {
        return problem(
            u"Clients cannot use the kind of key that is in %1. Make one with P-256, P-384, P-521, Ed25519 "
            "or RSA."_s.arg(files.key));
    }
    return std::nullopt;
}

std::shared_ptr<SSL_CTX> makeContext() {
    std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    // Of TLS 1.2 only what keeps the past secret when the key is stolen later; TLS 1.3 has nothing else.
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_cipher_list(context.get(), "ECDHE+AESGCM:ECDHE+CHACHA20") != 1)
        return nullptr;
    SSL_CTX_set_options(context.get(), SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_num_tickets(context.get(), 0);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    return context;
}

bool use(SSL_CTX *context, const CertificateChain &chain, EVP_PKEY *key) {
    if (SSL_CTX_use_certificate(context, chain.front().get()) != 1 ||
        SSL_CTX_use_PrivateKey(context, key) != 1)
        return false;
    for (auto link = chain.begin() + 1; link != chain.end(); ++link) {
        if (SSL_CTX_add1_chain_cert(context, link->get()) != 1)
            return false;
    }
    return true;
}

} // namespace

std::variant<TlsIdentity, StartProblem> TlsIdentity::load(const TlsFiles &files) {
    const auto chainRead = readChain(files.certificate);
    if (const auto *wrong = std::get_if<QString>(&chainRead))
        return problem(*wrong);
    const auto keyRead = readKey(files.key);
    if (const auto *wrong = std::get_if<QString>(&keyRead))
        return problem(*wrong);
    const auto &chain = std::get<CertificateChain>(chainRead);
    EVP_PKEY *key = std::get<openssl::Key>(keyRead).get();
    if (const auto wrong = checkPair(files, chain.front().get(), key))
        return *wrong;
    auto context = makeContext();
    const bool isUsable = context && use(context.get(), chain, key);
    const QString reason = isUsable ? QString() : opensslReason();
    ERR_clear_error(); // or the first connection would take it for its own
    if (!isUsable)
        return problem(u"OpenSSL cannot serve with the certificate %1: %2."_s.arg(files.certificate, reason));
    return TlsIdentity(std::move(context), fingerprintOf(chain.front().get()));
}

} // namespace lectern
