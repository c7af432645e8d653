// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/storageproblem.h"

#include <QSqlError>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = StorageProblem::Kind;

// SQLite's primary result codes: https://www.sqlite.org/rescode.html
Kind kindOf(int resultCode) {
    switch (resultCode & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return Kind::Locked;
    case 8: // SQLITE_READONLY
        return Kind::ReadOnly;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return Kind::Damaged;
    case 13: // SQLITE_FULL
        return Kind::Full;
    default:
        return Kind::Broken;
    }
}

QString sentence(Kind kind, const QString &file, const QString &detail) {
    switch (kind) {
    case Kind::Full:
        return u"The disk with %1 is full. Make room on it."_s.arg(file);
    case Kind::Locked:
        return u"Another program holds %1 locked. Close that program."_s.arg(file);
    case Kind::ReadOnly:
        return u"%1 must not be written. Give its owner the right to write."_s.arg(file);
    case Kind::Damaged:
        return u"%1 is damaged (%2). Restore it from a backup, or move it away to begin with an empty one."_s
            .arg(file, detail);
    default:
        return u"%1 cannot be used: %2."_s.arg(file, detail);
    }
}

} // namespace

StorageProblem problemOf(const QSqlError &error, const QString &file) {
    const Kind kind = kindOf(error.nativeErrorCode().toInt());
    return {kind, sentence(kind, file, error.databaseText().simplified())};
}

} // namespace lectern
