// SPDX-License-Identifier: GPL-3.0-or-later
// Text from strangers, as it may stand on a terminal and in a log.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace lectern::classic {

// Nothing when it is not valid UTF-8. Terminal escapes and control characters are left out, tabulators are blanks.
std::optional<QString> textOf(QByteArrayView message);

// One line each, in UTF-8, with their line breaks.
QByteArray toLine(const QString &text);
// `before` stands before every line of the text, so that nobody forges a line of somebody else's.
QByteArray toLines(const QString &before, const QString &text);

} // namespace lectern::classic
