// SPDX-License-Identifier: GPL-3.0-or-later
// The folder that holds what a class must not lose.
#pragma once

#include "shared/protocol/runningserver.h"
#include "shared/protocol/teacherkey.h"

#include <QLockFile>

namespace lectern {

struct DataFolder {
    std::unique_ptr<QLockFile> lock; // ours for as long as it lives
    TeacherKey key;
    bool isNew = false; // the key was made just now: to be shown this once
};

// Makes the folder (0700) where it is missing, locks it, and makes the key file (0600) where that is missing. A key
// file that is damaged or cannot be read is an error and stays as it is: overwriting it would lock the teacher out.
std::variant<DataFolder, StartProblem> openDataFolder(const QString &path);

} // namespace lectern
