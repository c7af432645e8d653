// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/runningserver.h"

#include "shared/protocol/fieldreader.h"
#include "shared/protocol/jsonwriter.h"

#include <QDir>
#include <QJsonDocument>
#include <QLockFile>

#include <filesystem>
#include <fstream>
#include <limits>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 500; // milliseconds; whoever looks for a server may hold the lock for an instant
constexpr std::streamsize mostBytes = 4096;

QString lockFile(const QString &dataFolder) { return dataFolder + u"/server.lock"_s; }

std::filesystem::path placeFile(const QString &dataFolder) {
    return QDir(dataFolder).filesystemAbsolutePath() / "server.json";
}

// 0: the file is just being made, or gone.
qint64 holderOf(const QLockFile &lock) {
    qint64 processId = 0;
    QString host;
    QString program;
    return lock.getLockInfo(&processId, &host, &program) ? processId : 0;
}

bool take(QLockFile &lock, int milliseconds) {
    lock.setStaleLockTime(0); // however old: a class may last for weeks
    if (lock.tryLock(milliseconds))
        return true;
    if (lock.error() != QLockFile::LockFailedError || holderOf(lock) == 0)
        return false;
    // Qt goes by the number of the process. Where those count anew, in a container, a dead server's may be
    // somebody's again, even our own; the system's lock on the file tells for certain: while that is held, the file
    // cannot be removed. One at a time, or the second would remove what the first has made.
    QLockFile remover(lock.fileName() + u".remove"_s);
    return remover.tryLock(milliseconds) && lock.removeStaleLockFile() && lock.tryLock(0);
}

StartProblem inUse(const QString &dataFolder, qint64 processId) {
    const QString who = processId > 0 ? u"Another server (process %1)"_s.arg(processId) : u"Another server"_s;
    return {serverexit::folderInUse,
            u"%1 runs on the data folder %2. Stop it first, or name another folder with --data."_s.arg(
                who, dataFolder)};
}

QByteArray toJson(const RunningServer &server) {
    protocol::JsonWriter json;
    json.beginObject();
    json.key("process"_L1);
    json.value(server.processId);
    json.key("address"_L1);
    json.value(QStringView(server.address));
    json.key("port"_L1);
    json.value(qint64(server.port));
    json.key("listen"_L1);
    json.beginArray();
    for (const QString &address : server.listen)
        json.value(QStringView(address));
    json.endArray();
    if (server.fingerprint) {
        json.key("sha256"_L1);
        json.value(QStringView(server.fingerprint->toHex()));
    }
    json.endObject();
    return json.take();
}

std::optional<RunningServer> fromJson(const QByteArray &json) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    protocol::FieldReader reader(object);
    RunningServer server{reader.integer("process"_L1, 1, std::numeric_limits<quint32>::max()),
                         reader.string("address"_L1),
                         static_cast<quint16>(reader.integer("port"_L1, 1, 65535))};
    for (const auto &address : object["listen"_L1].toArray()) // missing: everywhere
        server.listen.append(address.toString());
    const QJsonValue sha256 = object["sha256"_L1];
    server.fingerprint = Fingerprint::fromHex(sha256.toString());
    const bool isDamaged = !sha256.isUndefined() && !server.fingerprint; // must not pass for plaintext
    return reader.ok() && !isDamaged ? std::optional(server) : std::nullopt;
}

QByteArray contentOf(const std::filesystem::path &path) {
    std::ifstream file(path, std::ios::binary);
    QByteArray content(mostBytes, Qt::Uninitialized);
    file.read(content.data(), mostBytes);
    content.truncate(file.gcount());
    return content;
}

bool write(const std::filesystem::path &path, const QByteArray &content) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(content.constData(), content.size());
    file.close();
    return !file.fail();
}

} // namespace

std::variant<std::unique_ptr<QLockFile>, StartProblem> lockDataFolder(const QString &dataFolder) {
    auto lock = std::make_unique<QLockFile>(lockFile(dataFolder));
    if (take(*lock, patience)) {
        withdrawRunningServer(dataFolder); // what a killed one has left
        return lock;
    }
    if (lock->error() == QLockFile::LockFailedError)
        return inUse(dataFolder, holderOf(*lock));
    return StartProblem{serverexit::couldNotStart,
                        u"The data folder %1 cannot be written."_s.arg(dataFolder)};
}

// Readers find the old content or the new one, never half of it.
bool publishRunningServer(const QString &dataFolder, const RunningServer &server) {
    const std::filesystem::path place = placeFile(dataFolder);
    std::filesystem::path draft = place;
    draft += ".new";
    std::error_code problem;
    if (write(draft, toJson(server)))
        std::filesystem::rename(draft, place, problem);
    else
        problem = std::make_error_code(std::errc::io_error);
    return !problem;
}

void withdrawRunningServer(const QString &dataFolder) {
    std::error_code isGone;
    std::filesystem::remove(placeFile(dataFolder), isGone);
}

std::optional<RunningServer> findRunningServer(const QString &dataFolder) {
    const auto server = fromJson(contentOf(placeFile(dataFolder)));
    if (!server)
        return std::nullopt;
    QLockFile lock(lockFile(dataFolder));
    const bool isNobodys = take(lock, 0);
    // Another one who looks may hold it for an instant.
    return !isNobodys && holderOf(lock) == server->processId ? server : std::nullopt;
}

} // namespace lectern
