// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader would have said. Nothing listens on the offscreen platform, and Qt then drops all events before
// any update handler sees them: in a program that links this, a function of its own takes the place of Qt's.
#pragma once

#include <QStringList>

namespace lectern::test {

extern QStringList announced;

} // namespace lectern::test
