// SPDX-License-Identifier: GPL-3.0-or-later
// Files that hold a secret: for the account of the server alone.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace lectern::privatefile {

// The old content or the new one, never half of it, and 0600 before a byte is in it. Otherwise: the system's reason.
std::optional<QString> write(const QString &path, const QByteArray &content);

// A file that others may read is made 0600, with a warning in the log; `meaning` says what those can do who have read
// it, and what helps.
void tighten(const QString &path, const QString &meaning);

} // namespace lectern::privatefile
