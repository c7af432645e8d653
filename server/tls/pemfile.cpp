// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/pemfile.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <openssl/err.h>
#include <openssl/pem.h>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostBytes = 1024 * 1024; // far more than any chain has

// OpenSSL would ask on the terminal otherwise.
int refusePassphrase(char *, int, int, void *wasAsked) {
    *static_cast<bool *>(wasAsked) = true;
    return -1;
}

std::variant<QByteArray, QString> contentOf(const QString &path, const QString &what) {
    QFile file(path);
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile()) // a pipe would keep us waiting for ever
        return u"The %1 %2 cannot be read: it is no file."_s.arg(what, path);
    if (!file.open(QIODevice::ReadOnly))
        return u"The %1 %2 cannot be read: %3."_s.arg(what, path, file.errorString());
    return file.read(mostBytes);
}

openssl::Bio bioOn(const QByteArray &content) {
    return openssl::Bio(BIO_new_mem_buf(content.constData(), static_cast<int>(content.size())));
}

bool isAtEnd() {
    const auto error = ERR_peek_last_error();
    return ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
}

QString timeOf(const ASN1_TIME *time) {
    tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return u"a time that cannot be read"_s;
    const QDate date(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
    return QDateTime(date, QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC)
        .toString(u"yyyy-MM-dd HH:mm 'UTC'"_s);
}

} // namespace

std::variant<CertificateChain, QString> readChain(const QString &path) {
    const auto content = contentOf(path, u"certificate"_s);
    if (const auto *wrong = std::get_if<QString>(&content))
        return *wrong;
    const openssl::Bio bio = bioOn(std::get<QByteArray>(content));
    ERR_clear_error();
    CertificateChain chain;
    while (auto *certificate = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr))
        chain.emplace_back(certificate);
    if (!chain.empty() && isAtEnd())
        return chain;
    return chain.empty()
               ? u"%1 holds no certificate in PEM form (\"-----BEGIN CERTIFICATE-----\")."_s.arg(path)
               : u"%1 is damaged after certificate %2 of its chain."_s.arg(path).arg(chain.size());
}

std::variant<openssl::Key, QString> readKey(const QString &path) {
    const auto content = contentOf(path, u"key"_s);
    if (const auto *wrong = std::get_if<QString>(&content))
        return *wrong;
    const openssl::Bio bio = bioOn(std::get<QByteArray>(content));
    bool isProtected = false;
    openssl::Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, refusePassphrase, &isProtected));
    if (key)
        return key;
    if (isProtected) {
        return u"The key %1 is protected by a passphrase, which nobody can type into a daemon. Write one "
               "without it: openssl pkey -in %1 -out NEW.key"_s.arg(path);
    }
    return u"%1 holds no private key in PEM form (\"-----BEGIN PRIVATE KEY-----\")."_s.arg(path);
}

std::optional<QString> outsideItsTime(const QString &path, const X509 *certificate) {
    const ASN1_TIME *begin = X509_get0_notBefore(certificate);
    const ASN1_TIME *end = X509_get0_notAfter(certificate);
    if (X509_cmp_current_time(begin) >= 0) {
        return u"The certificate %1 is not valid before %2. Look at this computer's clock, or name another "
               "certificate."_s.arg(path, timeOf(begin));
    }
    if (X509_cmp_current_time(end) <= 0)
        return u"The certificate %1 expired on %2. Name a newer one."_s.arg(path, timeOf(end));
    return std::nullopt;
}

} // namespace lectern
