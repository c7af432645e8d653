// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at windows as a reader does: which words are cut off, which stand outside, which lie on others.
#pragma once

#include <QStringList>

class QWidget;

namespace lectern::test {

// Every visible label, button and tab of the window that has less room than its text, or reaches out of the window
// or of what scrolls it, or lies on another: one line each, by object name. Empty: all is well.
QStringList textFaults(const QWidget &window);

// The same of every window of the program that is open.
QStringList textFaultsOfAllWindows();

} // namespace lectern::test
