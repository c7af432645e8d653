// SPDX-License-Identifier: GPL-3.0-or-later
// The house rules that a program can check. Each takes one file and returns what is wrong with it: nothing,
// or a sentence for every breach.
#pragma once

#include "tests/house/sourcefile.h"

#include <QStringList>

namespace lectern::test::house {

// Our own headers: teacher-gui, student-gui -> shared/ui -> shared/client -> shared/protocol and
// server/{net,handlers,classic,store} -> server/classroom -> shared/protocol.
QStringList againstTheArrows(const SourceFile &file);

// Qt's: each layer has its modules; the protocol and the domain know no object, no thread and no clock.
QStringList foreignQtHeaders(const SourceFile &file);

// Headers that only Linux has stand in named files.
QStringList strayLinuxHeaders(const SourceFile &file);

// 300 lines at most, but for files with a reason.
QStringList tooLong(const SourceFile &file);

QStringList withoutLicence(const SourceFile &file);

// Tests neither skip nor wait for time instead of a condition.
QStringList idleTests(const SourceFile &file);

// The helper classes of a test file stand in an anonymous namespace: the files of a folder are one program, in which two
// of the same name would be taken for one.
QStringList openHelpers(const SourceFile &file);

} // namespace lectern::test::house
