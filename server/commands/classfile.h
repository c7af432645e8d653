// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands want to know of a class's file.
#pragma once

#include "server/store/database.h"

namespace lectern::commands {

// One of the files that a server keeps in its data folder: never to be written to by a command.
bool isOfTheClass(const QString &path, const QString &dataFolder);

// Whether its header says that it is a class's: also where it is of an older version, but not where it is empty.
bool hasOurMark(const QString &path);

// Reads all of it. "3 lessons, 12 questions and 240 answers", or what is wrong with it; to write to it brings an
// older one up to date.
std::variant<QString, StorageProblem> examine(const QString &file, Database::Access access);

} // namespace lectern::commands
