// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/owncertificate.h"

#include "server/tls/certificatemaker.h"
#include "server/tls/privatefile.h"

#include <QFile>
#include <QFileInfo>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

StartProblem problem(const QString &text) { return {serverexit::couldNotStart, text}; }

StartProblem lost(const QString &missing, const QString &other) {
    return problem(
        u"%1 is missing, and %2 is nothing without it. Put it back. Or delete %2 too, to get a new "
        "certificate; then every client warns its user of a server that it does not know."_s.arg(missing,
                                                                                                 other));
}

std::optional<StartProblem> store(const TlsFiles &files, const PemPair &made) {
    if (const auto reason = privatefile::write(files.key, made.key))
        return problem(u"The key %1 cannot be written: %2."_s.arg(files.key, *reason));
    if (const auto reason = privatefile::write(files.certificate, made.certificate)) {
        QFile::remove(files.key); // nobody knows it yet, and the next start needs both or none
        return problem(u"The certificate %1 cannot be written: %2."_s.arg(files.certificate, *reason));
    }
    // No secret, unlike the key: an administrator may want to hand it out.
    QFile::setPermissions(files.certificate,
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    return std::nullopt;
}

} // namespace

TlsFiles ownTlsFiles(const QString &dataFolder) {
    return {dataFolder + u"/certificate.pem"_s, dataFolder + u"/certificate.key"_s};
}

std::optional<StartProblem> makeOwnCertificate(const TlsFiles &files, const QStringList &names) {
    const bool hasCertificate = QFileInfo::exists(files.certificate);
    const bool hasKey = QFileInfo::exists(files.key);
    if (hasCertificate != hasKey)
        return hasKey ? lost(files.certificate, files.key) : lost(files.key, files.certificate);
    if (hasKey) {
        privatefile::tighten(files.key,
                             u"Whoever has read it can pass for this server. If that matters, stop the "
                             "server, delete %1 and %2, and start it again: it gets a new certificate, and "
                             "every client warns its user of it once."_s.arg(files.certificate, files.key));
        return std::nullopt;
    }
    const auto made = makeCertificate(names);
    return made ? store(files, *made) : problem(u"OpenSSL cannot make a certificate."_s);
}

} // namespace lectern
