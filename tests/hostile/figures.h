// SPDX-License-Identifier: GPL-3.0-or-later
// What the daemon takes of this computer, as /proc tells it.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace lectern::test {

qint64 memoryOf(qint64 process);     // resident now, bytes
qint64 peakMemoryOf(qint64 process); // the most of it since the start
qsizetype descriptorsOf(qint64 process);
std::chrono::milliseconds processorTimeOf(qint64 process); // all threads, since the start

// A sanitizer keeps what is freed, and a shadow of everything; what a figure is to show holds there, too, but for a
// factor.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr qint64 sanitizerFactor = 8;
#else
inline constexpr qint64 sanitizerFactor = 1;
#endif

} // namespace lectern::test
