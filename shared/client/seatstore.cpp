// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/seatstore.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int windowsAtMost = 16;       // of one kind and account, with a seat of their own each
constexpr qint64 fileBytes = 64 * 1024; // more is not ours
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

bool isToken(const QByteArray &text) {
    return !text.isEmpty() && QByteArray::fromHex(text).toHex() == text.toLower();
}

} // namespace

SeatStore::SeatStore(const QString &kind, const QString &folder) {
    QDir().mkpath(folder);
    for (int number = 1; number <= windowsAtMost && m_file.isEmpty(); ++number) {
        const QString file = u"%1/%2-%3.json"_s.arg(folder, kind, QString::number(number));
        auto lock = std::make_unique<QLockFile>(file + u".lock"_s);
        // Never stale by age, for a window may stay open for days; that of a dead process is taken over anyway.
        lock->setStaleLockTime(0);
        if (lock->tryLock()) {
            m_file = file;
            m_lock = std::move(lock);
        } else if (lock->error() != QLockFile::LockFailedError) {
            return; // nothing can be written here
        }
    }
}

SeatStore::~SeatStore() = default;

std::optional<StoredSeat> SeatStore::load() const {
    QFile file(m_file);
    if (m_file.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(file.read(fileBytes)).object();
    const StoredSeat seat{object.value("server"_L1).toString(), object.value("name"_L1).toString(),
                          object.value("token"_L1).toString().toLatin1()};
    return !seat.server.isEmpty() && isToken(seat.token) ? std::optional(seat) : std::nullopt;
}

bool SeatStore::save(const StoredSeat &seat) {
    QSaveFile file(m_file);
    // The mode is set while the file is still empty.
    if (m_file.isEmpty() || !file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly))
        return false;
    const QJsonObject object{
        {u"server"_s, seat.server}, {u"name"_s, seat.name}, {u"token"_s, QString::fromLatin1(seat.token)}};
    file.write(QJsonDocument(object).toJson());
    return file.commit();
}

void SeatStore::forget() {
    if (!m_file.isEmpty())
        QFile::remove(m_file);
}

QString SeatStore::defaultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/lectern/seats"_s;
}

} // namespace lectern::client
