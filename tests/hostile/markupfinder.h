// SPDX-License-Identifier: GPL-3.0-or-later
// Looks through every window of the program for foreign text that is taken for markup.
#pragma once

#include <QStringList>

namespace lectern::test {

// Every label, tool tip, document and item that holds `mark` and would draw it as HTML: one line each, by object name.
// Empty: all is well.
QStringList foreignMarkup(const QString &mark);

// Whether a visible label, button or list of any window shows exactly these characters.
bool isShownVerbatim(const QString &text);

} // namespace lectern::test
