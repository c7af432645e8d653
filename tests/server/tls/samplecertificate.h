// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates as an administrator could bring them, good ones and bad ones.
#pragma once

#include "server/tls/openssl.h"
#include "server/tls/tlsidentity.h"

#include <QFile>

#include <openssl/pem.h>

#include <ctime>

namespace lectern::test {

inline constexpr long day = 24L * 60 * 60;

struct SampleCertificate {
    openssl::Certificate certificate;
    openssl::Key key;
};

struct SampleWishes {
    long begins = -day; // seconds from now
    long ends = day;
    const char *name = "class.example";
    const SampleCertificate *issuer = nullptr; // none: signed by itself
    bool weak = false;                         // RSA with 1024 bits
    const char *curve = "P-256";
};

inline SampleCertificate makeSampleCertificate(const SampleWishes &wishes = {}) {
    SampleCertificate made{openssl::Certificate(X509_new()),
                           openssl::Key(wishes.weak ? EVP_RSA_gen(1024) : EVP_EC_gen(wishes.curve))};
    X509 *certificate = made.certificate.get();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), wishes.begins);
    X509_gmtime_adj(X509_getm_notAfter(certificate), wishes.ends);
    X509_NAME_add_entry_by_NID(X509_get_subject_name(certificate), NID_commonName, MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>(wishes.name), -1, -1, 0);
    const SampleCertificate &issuer = wishes.issuer ? *wishes.issuer : made;
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer.certificate.get()));
    X509_set_pubkey(certificate, made.key.get());
    X509_sign(certificate, issuer.key.get(), EVP_sha256());
    return made;
}

inline QByteArray contentOf(BIO *bio) {
    const char *data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

inline QByteArray pemOf(X509 *certificate) {
    const openssl::Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return contentOf(bio.get());
}

inline QByteArray pemOf(EVP_PKEY *key, const char *passphrase = nullptr) {
    const openssl::Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PKCS8PrivateKey(bio.get(), key, passphrase ? EVP_aes_256_cbc() : nullptr, passphrase,
                                  passphrase ? static_cast<int>(qstrlen(passphrase)) : 0, nullptr, nullptr);
    return contentOf(bio.get());
}

inline bool writeFile(const QString &path, const QByteArray &content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

inline QByteArray readFile(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool write(const TlsFiles &files, const SampleCertificate &sample) {
    return writeFile(files.certificate, pemOf(sample.certificate.get())) &&
           writeFile(files.key, pemOf(sample.key.get()));
}

} // namespace lectern::test
