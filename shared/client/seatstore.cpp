// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/seatstore.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QMultiMap>
#include <QSaveFile>
#include <QStandardPaths>

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 fileBytes = 64 * 1024; // more is not ours
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

bool isToken(const QByteArray &text) {
    return !text.isEmpty() && QByteArray::fromHex(text).toHex() == text.toLower();
}

std::optional<StoredSeat> readSeat(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(file.read(fileBytes)).object();
    const StoredSeat seat{object.value("server"_L1).toString(), object.value("name"_L1).toString(),
                          object.value("token"_L1).toString().toLatin1()};
    return !seat.server.isEmpty() && isToken(seat.token) ? std::optional(seat) : std::nullopt;
}

} // namespace

SeatStore::SeatStore(const QString &kind, const QString &folder) : m_kind(kind), m_folder(folder) {}

SeatStore::~SeatStore() = default;

void SeatStore::prefer(const QString &server, const QString &name) {
    m_preferredServer = server;
    m_preferredName = name;
}

bool SeatStore::isLocked() {
    if (m_lock)
        return true;
    QDir().mkpath(m_folder);
    for (const QString &file : byPreference(files())) {
        auto lock = std::make_unique<QLockFile>(file + u".lock"_s);
        // Never stale by age, for a window may stay open for days; that of a dead process is taken over anyway.
        lock->setStaleLockTime(0);
        if (lock->tryLock()) {
            m_file = file;
            m_lock = std::move(lock);
            return true;
        }
        if (lock->error() != QLockFile::LockFailedError)
            return false; // nothing can be written here
    }
    return false;
}

QStringList SeatStore::files() const {
    QStringList files;
    for (int number = 1; number <= windowsAtMost; ++number)
        files += u"%1/%2-%3.json"_s.arg(m_folder, m_kind, QString::number(number));
    return files;
}

bool SeatStore::isPreferred(const StoredSeat &seat) const {
    return seat.name == m_preferredName && (m_preferredServer.isEmpty() || seat.server == m_preferredServer);
}

// First the seat that is wanted, then places without one, then other people's, the oldest of them first.
QStringList SeatStore::byPreference(const QStringList &files) const {
    if (m_preferredName.isEmpty())
        return files;
    QStringList wanted;
    QStringList free;
    QMultiMap<QDateTime, QString> others;
    for (const QString &file : files) {
        const auto seat = readSeat(file);
        if (!seat)
            free += file;
        else if (isPreferred(*seat))
            wanted += file;
        else
            others.insert(QFileInfo(file).lastModified(), file);
    }
    return wanted + free + others.values();
}

std::optional<StoredSeat> SeatStore::load() { return isLocked() ? readSeat(m_file) : std::nullopt; }

bool SeatStore::save(const StoredSeat &seat) {
    if (!isLocked())
        return false;
    QSaveFile file(m_file);
    // The mode is set while the file is still empty.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly))
        return false;
    const QJsonObject object{
        {u"server"_s, seat.server}, {u"name"_s, seat.name}, {u"token"_s, QString::fromLatin1(seat.token)}};
    file.write(QJsonDocument(object).toJson());
    return file.flush() && file.commit();
}

void SeatStore::forget() {
    if (isLocked())
        QFile::remove(m_file);
}

QString SeatStore::defaultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/lectern/seats"_s;
}

} // namespace lectern::client
