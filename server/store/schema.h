// SPDX-License-Identifier: GPL-3.0-or-later
// Which version of the schema a file has, and how an older one becomes today's: resources/storage/NNN_*.sql, each
// applied once, in one transaction. SQLite's user_version holds the number of the last one.
#pragma once

#include "server/store/database.h"

namespace lectern {

inline constexpr qint32 applicationId = 0x4C656374; // "Lect", in the file's header

// A file that is there and is no database of ours, or of a newer version: looked at without SQLite, which would
// write. A file that is missing or empty is fine.
std::optional<StorageProblem> whyNotOurs(const QString &file);

// The same out of the open database: a newer version may still stand in its log.
std::optional<StorageProblem> refuseNewer(Database &database);
// A file without a version has nothing in it, or is another program's.
std::optional<StorageProblem> refuseForeign(Database &database);
// For readers, who do not migrate.
std::optional<StorageProblem> requireVersion(Database &database);

std::optional<StorageProblem> migrate(Database &database);
std::optional<StorageProblem> migrate(Database &database, const QStringList &migrations);

int newestSchema();
// Where a statement ends in the files of migrations: a semicolon at the end of a line.
QStringList statementsOf(const QString &script);

} // namespace lectern
