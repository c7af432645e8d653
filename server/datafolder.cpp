// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/datafolder.h"

#include "server/tls/privatefile.h"

#include <QDir>
#include <QFile>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

using Key = std::variant<TeacherKey, StartProblem>;

StartProblem problem(const QString &text) { return {serverexit::couldNotStart, text}; }

std::optional<StartProblem> makeFolder(const QString &path) {
    if (QDir(path).exists())
        return std::nullopt;
    if (!QDir().mkpath(path))
        return problem(u"The data folder %1 cannot be made."_s.arg(path));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return std::nullopt;
}

Key readKey(const QString &path) {
    QFile file(path);
    if (!QFileInfo(path).isFile()) // a pipe would keep us waiting for ever
        return problem(u"The teacher key %1 cannot be read: it is no file."_s.arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return problem(u"The teacher key %1 cannot be read: %2."_s.arg(path, file.errorString()));
    const auto key = TeacherKey::fromText(QString::fromLatin1(file.read(1024)));
    if (!key) {
        return problem(
            u"%1 holds no teacher key. Put the right one back, or delete the file to get a new key."_s.arg(
                path));
    }
    privatefile::tighten(path,
                         u"Whoever has read it can join as the teacher. If that matters, stop the server, "
                         "delete the file, and start it again: it gets a new key."_s);
    return *key;
}

Key makeKey(const QString &path) {
    const TeacherKey key = TeacherKey::generate();
    if (const auto reason = privatefile::write(path, key.toText().toLatin1() + '\n'))
        return problem(u"The teacher key %1 cannot be written: %2."_s.arg(path, *reason));
    return key;
}

// Copied into the folder, perhaps, by somebody whose files are everybody's to read.
void tightenClass(const QString &folder) {
    const auto files = QDir(folder).entryInfoList({u"lectern.db*"_s}, QDir::Files | QDir::Hidden);
    for (const QFileInfo &file : files)
        privatefile::tighten(file.filePath(),
                             u"It holds the names of the class, and what each one answered."_s);
}

} // namespace

std::variant<DataFolder, StartProblem> openDataFolder(const QString &path) {
    if (auto wrong = makeFolder(path))
        return std::move(*wrong);
    auto locked = lockDataFolder(path);
    if (auto *wrong = std::get_if<StartProblem>(&locked))
        return std::move(*wrong);
    const QString keyFile = teacherKeyFile(path);
    const bool isNew = !QFile::exists(keyFile);
    const Key key = isNew ? makeKey(keyFile) : readKey(keyFile);
    if (const auto *wrong = std::get_if<StartProblem>(&key))
        return *wrong;
    tightenClass(path);
    return DataFolder{std::get<0>(std::move(locked)), std::get<TeacherKey>(key), isNew};
}

} // namespace lectern
