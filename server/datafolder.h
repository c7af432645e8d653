// SPDX-License-Identifier: GPL-3.0-or-later
// The folder that holds what a class must not lose.
#pragma once

#include "shared/protocol/teacherkey.h"

#include <optional>
#include <variant>

namespace lectern {

struct StoredKey {
    TeacherKey key;
    bool isNew = false; // made just now: to be shown this once
};

// Makes the folder (0700) and the key file (0600) where they are missing. A key file that is damaged or cannot
// be read is an error, a sentence for people, and stays as it is: overwriting it would lock the teacher out.
std::variant<StoredKey, QString> openTeacherKey(const QString &dataFolder);

} // namespace lectern
