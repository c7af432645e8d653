// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/conductor.h"

#include "tests/bench/chatreport.h"
#include "tests/bench/failure.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QStorageInfo>
#include <QTemporaryDir>

#include <algorithm>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds forJoining(60); // and all else but sitting idle
constexpr std::chrono::seconds forChat(300);   // where everybody who joins is told to all others
constexpr std::chrono::seconds forLeaving(60);

QString beside(const QString &program) { return QCoreApplication::applicationDirPath() + u'/' + program; }

bool isLectern(Server server) { return server == Server::Lectern || server == Server::LecternThreads; }

// As the tests do it: in another folder than these programs.
QString lecternServer() {
    const QString told = qEnvironmentVariable("LECTERN_BIN");
    return (told.isEmpty() ? beside(u"../bin"_s) : told) + u"/lectern-server"_s;
}

QString programOf(Server server) {
    switch (server) {
    case Server::Echo:
        return beside(u"lectern-echo"_s);
    case Server::Threads:
        return beside(u"lectern-threadchat"_s);
    case Server::Select:
        return beside(u"lectern-selectchat"_s);
    case Server::Lectern:
    case Server::LecternThreads:
        break;
    }
    return lecternServer();
}

// Before its address.
QString announcedBy(Server server, const Row &row) {
    return isLectern(server) && row.kind == Kind::Chat ? u"classic chat: listening on"_s : u"Listening on"_s;
}

bool isInMemory(const QString &folder) {
    const QByteArray system = QStorageInfo(folder).fileSystemType();
    return system == "tmpfs" || system == "ramfs" || system == "devtmpfs";
}

// What is written to memory is written too quickly.
QString folderOnDisk() {
    const QStringList folders{QDir::tempPath(), u"/var/tmp"_s, QCoreApplication::applicationDirPath()};
    const auto found = std::ranges::find_if_not(folders, isInMemory);
    return found == folders.end() ? folders.constFirst() : *found;
}

} // namespace

Conductor::Conductor(const Options &options, const Patience &patience, Say say)
    : m_options(options),
      m_patience(patience),
      m_say(std::move(say)),
      m_folder(options.folder.isEmpty() ? folderOnDisk() : options.folder) {
    const QStorageInfo storage(m_folder);
    m_say(u"Data folders in %1, on %2 (%3%4). Turns: %5. I/O threads of Lectern's server: %6."_s.arg(
        m_folder, QString::fromUtf8(storage.fileSystemType()), QString::fromUtf8(storage.device()),
        isInMemory(m_folder) ? u", which is memory and no disk"_s : QString(),
        QString::number(m_options.turns), QString::number(m_options.ioThreads)));
}

// The rows of a chat are about the number of I/O threads, the others about the one asked for.
int Conductor::ioThreadsOf(const Row &row, Server server) const {
    if (row.kind != Kind::Chat)
        return m_options.ioThreads;
    return server == Server::LecternThreads ? ioThreadsOfChat : 0;
}

QString Conductor::table() {
    Report report;
    for (const Row &row : m_options.rows) {
        for (int turn = 1; turn <= m_options.turns; ++turn) {
            for (const Server server : serversOf(row)) {
                const QJsonObject figures = run(row, server);
                report.add(row, server, figures);
                m_say(u"%1, turn %2, %3: %4"_s.arg(row.name(), QString::number(turn), nameOf(server),
                                                   sentence(row, figures)));
            }
        }
    }
    return report.table();
}

QStringList Conductor::serverArguments(const Row &row, Server server, const QString &data) const {
    if (!isLectern(server))
        return {};
    QStringList arguments{
        u"--listen"_s, u"127.0.0.1"_s, u"--port"_s,       u"0"_s,
        u"--data"_s,   data,           u"--io-threads"_s, QString::number(ioThreadsOf(row, server))};
    if (!row.tls)
        arguments.append(u"--plaintext"_s);
    if (row.kind == Kind::Chat)
        arguments += {u"--classic"_s, u"chat=0"_s};
    return arguments;
}

QJsonObject Conductor::run(const Row &row, Server server) {
    const QTemporaryDir folder(m_folder + u"/lectern-bench-XXXXXX"_s);
    if (!folder.isValid())
        throw Failure{u"No folder can be made in %1: %2"_s.arg(m_folder, folder.errorString())};
    const QString data = folder.filePath(u"data"_s);
    Child serving(m_patience, programOf(server), serverArguments(row, server, data),
                  folder.filePath(u"server.log"_s));
    const std::chrono::seconds idle(m_options.idleSeconds);
    const auto limit = row.kind == Kind::Chat ? forChat : forJoining + idle;
    QStringList arguments{row.name(),
                          u"--port"_s,
                          QString::number(serving.awaitPort(announcedBy(server, row))),
                          u"--process"_s,
                          QString::number(serving.process()),
                          u"--seconds"_s,
                          QString::number(idle.count()),
                          u"--limit"_s,
                          QString::number(limit.count())};
    if (row.kind != Kind::Chat)
        arguments += server == Server::Echo ? QStringList{u"--echo"_s} : QStringList{u"--data"_s, data};
    Child swarm(m_patience, beside(u"lectern-swarm"_s), arguments, folder.filePath(u"swarm.log"_s));
    swarm.awaitEnd(limit + forLeaving);
    const QJsonObject figures = QJsonDocument::fromJson(swarm.printed()).object();
    if (figures.isEmpty())
        throw Failure{u"The swarm said: %1"_s.arg(QString::fromUtf8(swarm.printed()))};
    return figures;
}

} // namespace lectern::bench
