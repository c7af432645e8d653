// SPDX-License-Identifier: GPL-3.0-or-later
// One round: people vote, the server dies, everybody comes back by himself, and all is compared.
#pragma once

#include "tests/crash/campus.h"
#include "tests/crash/plan.h"

namespace lectern::crash {

class Round {
public:
    Round(const Plan &plan, Campus &campus, const Patience &patience, Verdict &verdict);

    bool play(); // false: there is no use in going on
    QString text() const;
    qint64 returnTook() const { return m_campus.returnTook(); } // milliseconds

private:
    bool hasOpenQuestion();
    bool vote();
    bool fillDisk();
    void freeDisk();
    bool request();
    bool crash();
    bool restart();
    bool comeBack();
    bool goOn();
    bool settle();
    bool compare();
    QString diskText() const;

    const Plan m_plan;
    Campus &m_campus;
    const Patience &m_patience;
    Verdict &m_verdict;
    qint64 m_freedAt = 0;
    int m_acknowledgedThen = 0;
    qint64 m_pause = 0;          // from there until a vote was counted
    bool m_startedLater = false; // not while the disk was full
};

} // namespace lectern::crash
