// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/trustedservers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView trustKey = "trust"_L1;
constexpr QLatin1StringView sinceKey = "since"_L1;
constexpr QLatin1StringView classKey = "class"_L1;
constexpr QLatin1StringView plaintext = "plaintext"_L1;
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

// A name of an ini group has no room for slashes and backslashes.
QString groupOf(const ServerAddress &server) {
    const QString place = u"%1:%2"_s.arg(server.host, QString::number(server.port));
    return QString::fromLatin1(QUrl::toPercentEncoding(place));
}

ServerTrust trustOf(const QString &text) {
    if (text == plaintext)
        return {{}, true};
    const auto fingerprint = Fingerprint::fromHex(text);
    return {fingerprint ? *fingerprint : Fingerprint::ofCertificate({}), false};
}

QString textOf(const ServerTrust &trust) {
    return trust.fingerprint ? trust.fingerprint->toHex() : plaintext;
}

} // namespace

TrustedServers::TrustedServers(const QString &folder) : m_file(folder + u"/trusted-servers.ini"_s) {}

std::optional<TrustedServer> TrustedServers::find(const ServerAddress &server) const {
    const QString group = groupOf(server);
    if (const auto unsaved = m_unsaved.constFind(group); unsaved != m_unsaved.cend())
        return *unsaved;
    QSettings settings(m_file, QSettings::IniFormat);
    if (!settings.childGroups().contains(group))
        return std::nullopt;
    settings.beginGroup(group);
    return TrustedServer{trustOf(settings.value(trustKey).toString()),
                         QDateTime::fromString(settings.value(sinceKey).toString(), Qt::ISODate),
                         settings.value(classKey).toString()};
}

ServerTrust TrustedServers::trustIn(const ServerAddress &server) const {
    const auto known = find(server);
    return known ? known->trust : ServerTrust{};
}

bool TrustedServers::remember(const ServerAddress &server, const ServerTrust &seen,
                              const QString &className) {
    if (!seen.fingerprint && !seen.mayBePlaintext)
        return true;
    const auto known = find(server);
    const bool isSame = known && known->trust == seen;
    const bool isBetter = known && known->trust.mayBePlaintext && seen.fingerprint;
    if (known && !isBetter && !(isSame && known->className.isEmpty()))
        return true;
    return store(server, {seen, isSame ? known->since : QDateTime::currentDateTimeUtc(), className});
}

bool TrustedServers::replace(const ServerAddress &server, const ServerTrust &seen) {
    return store(server, {seen, QDateTime::currentDateTimeUtc(), {}});
}

bool TrustedServers::store(const ServerAddress &server, const TrustedServer &entry) {
    const QString group = groupOf(server);
    const bool stored = write(group, entry);
    if (stored)
        m_unsaved.remove(group);
    else
        m_unsaved.insert(group, entry);
    return stored;
}

// Several windows write the file: QSettings takes a lock of its own and merges, key by key.
bool TrustedServers::write(const QString &group, const TrustedServer &entry) {
    QDir().mkpath(QFileInfo(m_file).path());
    // Made here, for QSettings would set the mode only when something is in it; it keeps the one that it finds.
    QFile(m_file).open(QIODevice::WriteOnly | QIODevice::Append, ownerOnly);
    QSettings settings(m_file, QSettings::IniFormat);
    settings.beginGroup(group);
    settings.setValue(trustKey, textOf(entry.trust));
    settings.setValue(sinceKey, entry.since.toString(Qt::ISODate));
    settings.setValue(classKey, entry.className);
    settings.sync();
    return settings.status() == QSettings::NoError;
}

QString TrustedServers::defaultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/lectern"_s;
}

} // namespace lectern::client
