// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/conductor.h"

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

QString beside(const QString &program) { return QCoreApplication::applicationDirPath() + u'/' + program; }

// As the tests do it: in another folder than these programs.
QString lecternServer() {
    const QString told = qEnvironmentVariable("LECTERN_BIN");
    return (told.isEmpty() ? beside(u"../bin"_s) : told) + u"/lectern-server"_s;
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

QString Conductor::table() {
    Report report;
    for (const Row &row : m_options.rows) {
        for (int turn = 1; turn <= m_options.turns; ++turn) {
            for (const Server server : {Server::Echo, Server::Lectern}) {
                const QJsonObject figures = run(row, server);
                report.add(row, server, figures);
                const QString name = server == Server::Echo ? u"echo"_s : u"Lectern"_s;
                m_say(u"%1, turn %2, %3: %4"_s.arg(row.name(), QString::number(turn), name,
                                                   sentence(row, figures)));
            }
        }
    }
    return report.table();
}

QStringList Conductor::serverArguments(const Row &row, Server server, const QString &data) const {
    if (server == Server::Echo)
        return {};
    QStringList arguments{
        u"--listen"_s, u"127.0.0.1"_s, u"--port"_s,       u"0"_s,
        u"--data"_s,   data,           u"--io-threads"_s, QString::number(m_options.ioThreads)};
    if (!row.tls)
        arguments.append(u"--plaintext"_s);
    return arguments;
}

QJsonObject Conductor::run(const Row &row, Server server) {
    const QTemporaryDir folder(m_folder + u"/lectern-bench-XXXXXX"_s);
    if (!folder.isValid())
        throw Failure{u"No folder can be made in %1: %2"_s.arg(m_folder, folder.errorString())};
    const bool isEcho = server == Server::Echo;
    const QString data = folder.filePath(u"data"_s);
    Child serving(m_patience, isEcho ? beside(u"lectern-echo"_s) : lecternServer(),
                  serverArguments(row, server, data), folder.filePath(u"server.log"_s));
    const auto idle = std::chrono::seconds(m_options.idleSeconds);
    QStringList arguments{row.name(),
                          u"--port"_s,
                          QString::number(serving.awaitPort()),
                          u"--process"_s,
                          QString::number(serving.process()),
                          u"--seconds"_s,
                          QString::number(idle.count()),
                          u"--limit"_s,
                          QString::number((forJoining + idle).count())};
    arguments += isEcho ? QStringList{u"--echo"_s} : QStringList{u"--data"_s, data};
    Child swarm(m_patience, beside(u"lectern-swarm"_s), arguments, folder.filePath(u"swarm.log"_s));
    swarm.awaitEnd(forJoining + idle + forJoining);
    const QJsonObject figures = QJsonDocument::fromJson(swarm.printed()).object();
    if (figures.isEmpty())
        throw Failure{u"The swarm said: %1"_s.arg(QString::fromUtf8(swarm.printed()))};
    return figures;
}

} // namespace lectern::bench
