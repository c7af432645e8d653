// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/privatefile.h"

#include <QFile>
#include <QSaveFile>

namespace lectern::privatefile {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

#ifdef Q_OS_WIN // permission bits say nothing there: access lists are not looked up
bool isOpenToOthers(const QString &) { return false; }
#else
bool isOpenToOthers(const QString &path) {
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    return (QFile::permissions(path) & others).toInt() != 0;
}
#endif

} // namespace

std::optional<QString> write(const QString &path, const QByteArray &content) {
    QSaveFile file(path);
    // flush(): commit() does not see that a full disk has not taken what was still buffered.
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly) &&
                           file.write(content) == content.size() && file.flush() && file.commit();
    return isWritten ? std::nullopt : std::optional(file.errorString());
}

void tighten(const QString &path, const QString &meaning) {
    if (!isOpenToOthers(path))
        return;
    const bool isTight = QFile::setPermissions(path, ownerOnly);
    qWarning("Other accounts of this computer could read %s. %s %s", qUtf8Printable(path),
             isTight ? "Now only this one can (0600)." : "They still can: it could not be made 0600.",
             qUtf8Printable(meaning));
}

} // namespace lectern::privatefile
