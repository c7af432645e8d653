// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of a CSV file as RFC 4180 has them, that no spreadsheet takes for a formula.
#pragma once

#include <QByteArray>
#include <QString>

namespace lectern::report::cells {

// The text, with an apostrophe where a spreadsheet would begin a formula: at the start, blanks and what is invisible
// not counted, before = + - @ in any width and before a control character. Behind a semicolon too: that is where
// spreadsheets of many countries split a line, quotes or no quotes.
QString harmless(const QString &text);

// Made harmless, in quotes, in UTF-8.
QByteArray textCell(const QString &text);

} // namespace lectern::report::cells
