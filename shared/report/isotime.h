// SPDX-License-Identifier: GPL-3.0-or-later
// A time as ISO 8601 writes it, in the time zone of this computer: "2026-11-20T10:01:07.250+01:00".
#pragma once

#include <QByteArray>

namespace lectern::report {

// Milliseconds since 1970-01-01 UTC. Empty for a year that has not four digits.
QByteArray isoTime(qint64 time);

} // namespace lectern::report
