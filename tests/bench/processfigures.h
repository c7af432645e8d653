// SPDX-License-Identifier: GPL-3.0-or-later
// What another process takes of this computer, as Linux tells it.
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace lectern::bench {

struct Memory {
    qint64 rssKiB = 0; // pages of it that are in memory
    qint64 pssKiB = 0; // the same, each shared page divided among those who share it
    friend bool operator==(const Memory &, const Memory &) = default;
};

// Out of the text of /proc/PID/smaps_rollup; empty where a figure is missing.
std::optional<Memory> memoryFrom(const QByteArray &rollup);

// Empty where there is no such process, or it may not be looked into.
std::optional<Memory> memoryOf(qint64 process);
std::optional<qint64> addressSpaceOf(qint64 process); // KiB that it has reserved, used or not
std::optional<int> descriptorsOf(qint64 process);     // open ones
std::optional<std::chrono::nanoseconds> processorTimeOf(qint64 process); // all its threads, since its start

// The same of a process that must be there: these throw a Failure.
Memory memoryNow(qint64 process);
qint64 addressSpaceNow(qint64 process);
std::chrono::nanoseconds processorTimeNow(qint64 process);

} // namespace lectern::bench
