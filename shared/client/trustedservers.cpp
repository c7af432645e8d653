// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/trustedservers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView trustKey = "trust"_L1;
constexpr QLatin1StringView othersKey =
    "others"_L1; // where it is plaintext, the first is what was demanded before
constexpr QLatin1StringView sinceKey = "since"_L1;
constexpr QLatin1StringView classKey = "class"_L1;
constexpr QLatin1StringView plaintext = "plaintext"_L1;
constexpr qsizetype mostOthers = 8;
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
    QList<Fingerprint> others;
    for (const QString &other : group.value(othersKey).toStringList())
        others += fingerprintOf(other);
    if (text != plaintext)
        return {fingerprintOf(text), false, {}, others};
    if (others.isEmpty())
        return {{}, true};
    const Fingerprint first = others.takeFirst();
    return {first, true, {}, others};
}

void write(QSettings &group, const ServerTrust &trust) {
    QStringList others;
    if (trust.fingerprint && trust.mayBePlaintext)
        others += trust.fingerprint->toHex();
    for (const Fingerprint &other : trust.others)
        others += other.toHex();
    group.setValue(trustKey, trust.mayBePlaintext ? QString(plaintext) : trust.fingerprint->toHex());
    if (others.isEmpty())
        group.remove(othersKey);
    else
        group.setValue(othersKey, others);
}

// `wanted`, and whom else a person has trusted there.
ServerTrust added(const ServerTrust &wanted, const ServerTrust &before) {
    ServerTrust trust{wanted.fingerprint, wanted.mayBePlaintext, {}, {}};
    if (!trust.fingerprint)
        trust.fingerprint = before.fingerprint;
    QList<Fingerprint> others = wanted.others + before.others;
    if (before.fingerprint)
        others.prepend(*before.fingerprint);
    for (const Fingerprint &other : others) {
        const bool isNew = trust.fingerprint != other && !trust.others.contains(other);
        if (isNew && other != nobodys() && trust.others.size() < mostOthers)
            trust.others += other;
    }
    return trust;
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

bool TrustedServers::isReadable() const {
    const QFileInfo folder(QFileInfo(m_file).path());
    if (folder.isDir() && !folder.isExecutable())
        return false;
    const QFileInfo info(m_file);
    if (!info.exists() && !info.isSymLink())
        return true;
    QFile file(m_file);
    return info.isFile() && file.open(QIODevice::ReadOnly) && isIni(file.readAll());
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
    return TrustedServer{trustOf(settings),
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
    if (!known)
        return store(server, {seen, QDateTime::currentDateTimeUtc(), className});
    const bool isKnown = !seen.fingerprint || known->trust.accepts(*seen.fingerprint);
    const bool isSame = isKnown && known->trust.mayBePlaintext == seen.mayBePlaintext;
    const bool isBetter = isKnown && known->trust.mayBePlaintext && seen.fingerprint;
    if (!isBetter && !(isSame && known->className.isEmpty()))
        return true;
    const ServerTrust trust = isSame ? known->trust : added(seen, known->trust);
    return store(server, {trust, isSame ? known->since : QDateTime::currentDateTimeUtc(), className});
}

bool TrustedServers::replace(const ServerAddress &server, const ServerTrust &wanted,
                             const QString &className) {
    const auto known = find(server);
    const ServerTrust trust = added(wanted, known ? known->trust : ServerTrust{});
    if (known && known->trust == trust)
        return remember(server, {wanted.fingerprint, wanted.mayBePlaintext}, className);
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
