// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a teacher key that a server has written.
#pragma once

#include "shared/protocol/teacherkey.h"

namespace lectern::teacher {

// Empty when the file cannot be read, or holds no key.
std::optional<TeacherKey> readKeyFile(const QString &path);

} // namespace lectern::teacher
