// SPDX-License-Identifier: GPL-3.0-or-later
// A moment of the past as people type it.
#pragma once

#include <QDateTime>
#include <QLocale>

#include <optional>

namespace lectern::talk {

// As ISO 8601 has it ("10:00", "2026-11-20", "2026-11-20 10:00", also with a T, seconds and an offset) or as the locale
// writes it short. A time alone is the last one of that name before `now`; a date alone is its first moment. In
// local time. Nothing: it is no time.
std::optional<QDateTime> typedTime(const QString &text, const QLocale &locale, const QDateTime &now);

} // namespace lectern::talk
