// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting with the event loop running, for as long as the whole test may take and nobody wants it to stop.
#pragma once

#include <QDeadlineTimer>

#include <chrono>
#include <functional>

namespace lectern::crash {

class Patience {
public:
    explicit Patience(std::chrono::seconds whole); // 0: for ever

    // False when `limit` was over, or the whole time, before the condition held.
    bool until(const std::function<bool()> &condition, std::chrono::milliseconds limit) const;
    // Lets so much time pass; false as above.
    bool pass(std::chrono::milliseconds time) const;
    void stop() { m_stopped = true; }
    bool isOver() const { return m_stopped || m_whole.hasExpired(); }

private:
    QDeadlineTimer m_whole;
    bool m_stopped = false;
};

} // namespace lectern::crash
