// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/datafolder.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

std::variant<StoredKey, QString> readKey(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return u"The teacher key %1 cannot be read: %2."_s.arg(path, file.errorString());
    const auto key = TeacherKey::fromText(QString::fromLatin1(file.read(1024)));
    if (!key) {
        return u"%1 holds no teacher key. Put the right one back, or delete the file to get a new key."_s.arg(
            path);
    }
    return StoredKey{*key, false};
}

std::variant<StoredKey, QString> makeKey(const QString &path) {
    const TeacherKey key = TeacherKey::generate();
    QSaveFile file(path);
    // The temporary file behind it is made readable by its owner alone, before anything is in it.
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(key.toText().toLatin1() + '\n') > 0 && file.commit();
    if (!written)
        return u"The teacher key %1 cannot be written: %2."_s.arg(path, file.errorString());
    return StoredKey{key, true};
}

} // namespace

std::variant<StoredKey, QString> openTeacherKey(const QString &dataFolder) {
    if (!QDir(dataFolder).exists()) {
        if (!QDir().mkpath(dataFolder))
            return u"The data folder %1 cannot be made."_s.arg(dataFolder);
        QFile::setPermissions(dataFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const QString path = teacherKeyFile(dataFolder);
    return QFile::exists(path) ? readKey(path) : makeKey(path);
}

} // namespace lectern
