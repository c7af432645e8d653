// SPDX-License-Identifier: GPL-3.0-or-later
// Is somebody spoken to? A name as a whole word, in any case, also with @ before it.
#pragma once

#include <QString>

namespace lectern::talk {

bool mentions(const QString &text, const QString &name);

} // namespace lectern::talk
