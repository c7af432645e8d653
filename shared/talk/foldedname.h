// SPDX-License-Identifier: GPL-3.0-or-later
// A name as it is looked for: without case, accents and other marks.
#pragma once

#include <QString>

namespace lectern::talk {

QString foldedName(const QString &name);

} // namespace lectern::talk
