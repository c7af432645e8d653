// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern {

// Waits until the system says that the file is on the disk. Not for a file that this process has open as a database:
// closing it here would drop SQLite's locks (https://www.sqlite.org/howtocorrupt.html, 2.2).
bool toDisk(const QString &path);

} // namespace lectern
