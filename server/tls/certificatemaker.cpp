// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/certificatemaker.h"

#include "server/tls/openssl.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int serialBits = 128;
constexpr const char *beforeAnyClock = "19700101000000Z";
constexpr const char *noEnd = "99991231235959Z"; // RFC 5280, 4.1.2.5
constexpr unsigned char commonName[] = "Lectern server";

// As RFC 5280, 4.2.1.6, wants a name in OpenSSL's notation; empty for what is neither an address nor a host name.
QString alternativeName(const QString &name) {
    QHostAddress address(name);
    if (!address.isNull()) {
        address.setScopeId({});
        return u"IP:"_s + address.toString();
    }
    static const QRegularExpression hostName(
        u"^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"_s);
    const QString ascii = QString::fromLatin1(QUrl::toAce(name.toLower()));
    return hostName.match(ascii).hasMatch() ? u"DNS:"_s + ascii : QString();
}

QByteArray alternativeNames(const QStringList &names) {
    QStringList parts;
    for (const QString &name : names)
        parts += alternativeName(name);
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(u',').toLatin1();
}

bool addExtension(X509 *certificate, int kind, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const openssl::Extension extension(X509V3_EXT_nconf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool addExtensions(X509 *certificate, const QByteArray &names) {
    return addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
           addExtension(certificate, NID_key_usage, "critical,digitalSignature") &&
           addExtension(certificate, NID_ext_key_usage, "serverAuth") &&
           (names.isEmpty() || addExtension(certificate, NID_subject_alt_name, names.constData()));
}

bool setSerial(X509 *certificate) {
    const openssl::BigNumber number(BN_new());
    if (!number || BN_rand(number.get(), serialBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) != 1)
        return false;
    const openssl::Integer serial(BN_to_ASN1_INTEGER(number.get(), nullptr));
    return serial && X509_set_serialNumber(certificate, serial.get()) == 1;
}

bool setSubject(X509 *certificate) {
    X509_NAME *name = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_ASC, commonName, -1, -1, 0) == 1 &&
           X509_set_issuer_name(certificate, name) == 1;
}

openssl::Certificate signedWith(EVP_PKEY *key, const QByteArray &names) {
    openssl::Certificate made(X509_new());
    X509 *certificate = made.get();
    const bool isDone = certificate && X509_set_version(certificate, X509_VERSION_3) == 1 &&
                        setSerial(certificate) && setSubject(certificate) &&
                        ASN1_TIME_set_string_X509(X509_getm_notBefore(certificate), beforeAnyClock) == 1 &&
                        ASN1_TIME_set_string_X509(X509_getm_notAfter(certificate), noEnd) == 1 &&
                        X509_set_pubkey(certificate, key) == 1 && addExtensions(certificate, names) &&
                        X509_sign(certificate, key, EVP_sha256()) > 0;
    return isDone ? std::move(made) : nullptr;
}

QByteArray contentOf(BIO *bio) {
    const char *data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

} // namespace

std::optional<PemPair> makeCertificate(const QStringList &names) {
    const openssl::Key key(EVP_EC_gen("P-256"));
    const auto certificate = key ? signedWith(key.get(), alternativeNames(names)) : nullptr;
    const openssl::Bio certificatePem(BIO_new(BIO_s_mem()));
    const openssl::Bio keyPem(BIO_new(BIO_s_mem()));
    const bool isDone =
        certificate && certificatePem && keyPem &&
        PEM_write_bio_X509(certificatePem.get(), certificate.get()) == 1 &&
        PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1;
    if (!isDone)
        return std::nullopt;
    return PemPair{contentOf(certificatePem.get()), contentOf(keyPem.get())};
}

} // namespace lectern
