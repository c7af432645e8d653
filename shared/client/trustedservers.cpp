// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/trustedservers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>
#include <filesystem>

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView trustKey = "trust"_L1;
constexpr QLatin1StringView beforeKey = "before"_L1; // plaintext: what was demanded before
constexpr QLatin1StringView sinceKey = "since"_L1;
constexpr QLatin1StringView classKey = "class"_L1;
constexpr QLatin1StringView plaintext = "plaintext"_L1;
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

// A name of an ini group has no room for slashes and backslashes.
QString groupOf(const ServerAddress &server) {
    const QString place = u"%1:%2"_s.arg(server.host, QString::number(server.port));
    return QString::fromLatin1(QUrl::toPercentEncoding(place));
}

// What cannot be read is a fingerprint that no server has.
Fingerprint nobodys() { return Fingerprint::ofCertificate({}); }

Fingerprint fingerprintOf(const QString &text) { return Fingerprint::fromHex(text).value_or(nobodys()); }

ServerTrust trustOf(const QSettings &group) {
    const QString text = group.value(trustKey).toString();
    if (text != plaintext)
        return {fingerprintOf(text)};
    if (!group.contains(beforeKey))
        return {{}, true};
    return {fingerprintOf(group.value(beforeKey).toString()), true};
}

void write(QSettings &group, const ServerTrust &trust) {
    group.setValue(trustKey, trust.mayBePlaintext ? QString(plaintext) : trust.fingerprint->toHex());
    if (trust.mayBePlaintext && trust.fingerprint)
        group.setValue(beforeKey, trust.fingerprint->toHex());
    else
        group.remove(beforeKey);
}

// As QSettings writes it. QSettings itself says so only to the first who reads.
bool isIni(const QByteArray &text) {
    const QByteArrayList lines = text.split('\n');
    return !text.contains('\0') && std::ranges::all_of(lines, [](const QByteArray &line) {
        const QByteArray content = line.trimmed();
        return content.isEmpty() || content.startsWith(';') || content.contains('=') ||
               (content.startsWith('[') && content.endsWith(']'));
    });
}

} // namespace

TrustedServers::TrustedServers(const QString &folder) : m_file(folder + u"/trusted-servers.ini"_s) {}

// Nothing there is nothing known; a folder that cannot be entered may hold anything.
bool TrustedServers::isReadable() const {
    std::error_code problem;
    const auto status = std::filesystem::symlink_status(QFileInfo(m_file).filesystemFilePath(), problem);
    if (status.type() == std::filesystem::file_type::not_found)
        return true;
    QFile file(m_file);
    return QFileInfo(m_file).isFile() && file.open(QIODevice::ReadOnly) && isIni(file.readAll());
}

std::optional<TrustedServer> TrustedServers::find(const ServerAddress &server) const {
    const QString group = groupOf(server);
    if (const auto unsaved = m_unsaved.constFind(group); unsaved != m_unsaved.cend())
        return *unsaved;
    if (!isReadable())
        return std::nullopt;
    QSettings settings(m_file, QSettings::IniFormat);
    if (!settings.childGroups().contains(group))
        return std::nullopt;
    settings.beginGroup(group);
    const ServerTrust trust = trustOf(settings);
    return TrustedServer{trust, QDateTime::fromString(settings.value(sinceKey).toString(), Qt::ISODate),
                         settings.value(classKey).toString(), trust.fingerprint == nobodys()};
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
    if (!known)
        return store(server, {seen, QDateTime::currentDateTimeUtc(), className});
    const bool isKnown = !seen.fingerprint || known->trust.accepts(*seen.fingerprint);
    if (isKnown && known->trust.mayBePlaintext && seen.fingerprint)
        return store(server, {seen, QDateTime::currentDateTimeUtc(), className});
    const bool isSame = isKnown && known->trust.mayBePlaintext == seen.mayBePlaintext;
    if (isSame && known->className.isEmpty())
        return store(server, {known->trust, known->since, className});
    return !m_unsaved.contains(groupOf(server)) || store(server, *known);
}

bool TrustedServers::replace(const ServerAddress &server, const ServerTrust &wanted,
                             const QString &className) {
    const auto known = find(server);
    ServerTrust trust{wanted.fingerprint, wanted.mayBePlaintext};
    if (!trust.fingerprint && known)
        trust.fingerprint = known->trust.fingerprint;
    if (known && known->trust == trust)
        return remember(server, wanted, className);
    return store(server, {trust, QDateTime::currentDateTimeUtc(), className});
}

bool TrustedServers::store(const ServerAddress &server, const TrustedServer &entry) {
    const QString group = groupOf(server);
    const bool stored = save(group, entry);
    if (stored)
        m_unsaved.remove(group);
    else
        m_unsaved.insert(group, entry);
    return stored;
}

// Several windows write the file: QSettings takes a lock of its own and merges, key by key.
bool TrustedServers::save(const QString &group, const TrustedServer &entry) {
    if (!isReadable())
        return false;
    QDir().mkpath(QFileInfo(m_file).path());
    // Made here, for QSettings would set the mode only when something is in it; it keeps the one that it finds.
    QFile(m_file).open(QIODevice::WriteOnly | QIODevice::Append, ownerOnly);
    QSettings settings(m_file, QSettings::IniFormat);
    settings.beginGroup(group);
    write(settings, entry.trust);
    settings.setValue(sinceKey, entry.since.toString(Qt::ISODate));
    settings.setValue(classKey, entry.className);
    settings.sync();
    return settings.status() == QSettings::NoError;
}

QString TrustedServers::defaultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/lectern"_s;
}

} // namespace lectern::client
