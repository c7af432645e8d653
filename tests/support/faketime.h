// SPDX-License-Identifier: GPL-3.0-or-later
// A clock whose hands a test turns itself.
#pragma once

#include "server/classroom/clock.h"

namespace lectern::test {

class FakeTime : public Clock {
public:
    qint64 wallTime() const override { return m_wall; }
    std::chrono::milliseconds steadyTime() const override { return m_steady; }

    void pass(std::chrono::milliseconds time);
    void jumpWall(qint64 milliseconds) { m_wall += milliseconds; }

private:
    qint64 m_wall = 1'795'168'800'000; // 2026-11-20 10:00 UTC
    std::chrono::milliseconds m_steady{1000};
};

} // namespace lectern::test
