// SPDX-License-Identifier: GPL-3.0-or-later
// How far a job is and whether it shall stop: between the thread that works and the one that waits.
#pragma once

#include <QString>

#include <atomic>
#include <optional>

namespace lectern::commands {

class Progress {
public:
    void begin(qint64 total) { m_total = total; }
    void advance(qint64 by = 1) { m_done += by; }
    // Before the job begins: it is as far as this file is long.
    void follow(const QString &file, qint64 total);

    void cancel() { m_isCancelled = true; }
    bool isCancelled() const { return m_isCancelled; }

    std::optional<int> percent() const; // none: not known yet

private:
    std::atomic<qint64> m_done = 0;
    std::atomic<qint64> m_total = 0;
    std::atomic<bool> m_isCancelled = false;
    QString m_file;
};

} // namespace lectern::commands
