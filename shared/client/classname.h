// SPDX-License-Identifier: GPL-3.0-or-later
// What a class is called, as far as a server can be believed: it stands beside what people decide by.
#pragma once

#include <QString>

namespace lectern::client {

// One line, at most limits::classNameCharacters, nothing that reorders or hides what stands beside it.
QString shownClassName(const QString &name);

} // namespace lectern::client
