// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/recentservers.h"

#include <QCoreApplication>
#include <QFile>
#include <QSettings>

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView serversKey = "recent/servers"_L1;
constexpr QLatin1StringView nameKey = "recent/name"_L1;

// One file a program: a teacher's servers are not what a student of the same account wants to see first.
QSettings settings() { return QSettings(u"lectern"_s, QCoreApplication::applicationName()); }

// Where somebody has been is nobody else's business on this computer.
void store(const QString &key, const QVariant &value) {
    QSettings file(u"lectern"_s, QCoreApplication::applicationName());
    file.setValue(key, value);
    file.sync();
    QFile::setPermissions(file.fileName(), QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

QStringList RecentServers::load() { return settings().value(serversKey).toStringList().mid(0, most); }

void RecentServers::remember(const QString &server) {
    QStringList servers = load();
    servers.removeIf([&](const QString &known) { return known.compare(server, Qt::CaseInsensitive) == 0; });
    servers.prepend(server);
    store(serversKey, QStringList(servers.mid(0, most)));
}

QString RecentServers::lastName() { return settings().value(nameKey).toString(); }

void RecentServers::rememberName(const QString &name) { store(nameKey, name); }

} // namespace lectern::client
