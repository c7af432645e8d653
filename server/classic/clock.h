// SPDX-License-Identifier: GPL-3.0-or-later
// The clock that is asked by datagram: SEND_DATE and SEND_TIME, nothing else.
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace lectern::classic {

// "2026-11-20" or "14:05:09", as `now` has it; nothing: no answer.
std::optional<QByteArray> clockAnswer(const QByteArray &question, const QDateTime &now);

} // namespace lectern::classic
