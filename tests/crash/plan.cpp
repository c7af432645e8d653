// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/plan.h"

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

QString textOf(Plan::Moment moment) {
    switch (moment) {
    case Plan::Moment::Asking:
        return u"while asking"_s;
    case Plan::Moment::Closing:
        return u"while closing"_s;
    case Plan::Moment::Clearing:
        return u"while clearing"_s;
    case Plan::Moment::Showing:
        return u"while showing"_s;
    case Plan::Moment::Returning:
        return u"and again while people came back"_s;
    case Plan::Moment::Voting:
        break;
    }
    return u"while voting"_s;
}

QString textOf(Plan::Disk disk) {
    switch (disk) {
    case Plan::Disk::FreedBefore:
        return u", after a full disk"_s;
    case Plan::Disk::FreedWithTheKill:
        return u", on a full disk"_s;
    case Plan::Disk::FreedAfterTheStart:
        return u", on a disk that stayed full"_s;
    case Plan::Disk::HasRoom:
        break;
    }
    return {};
}

} // namespace

Plan Plan::roll(QRandomGenerator &dice, bool diskFull) {
    Plan plan;
    plan.asksAnew = dice.bounded(2) == 0;
    // Half of the time nothing but votes.
    plan.moment = static_cast<Moment>(std::max(0, dice.bounded(10) - 4));
    plan.killAfter = milliseconds(dice.bounded(400));
    plan.killBehind = milliseconds(dice.bounded(4));
    plan.backBeforeTheSecondKill = dice.bounded(100);
    if (diskFull)
        plan.disk = static_cast<Disk>(1 + dice.bounded(3));
    plan.showsOnlyInSync = dice.bounded(3) == 0;
    plan.fullAfter = milliseconds(dice.bounded(250));
    plan.freeAfter = milliseconds(dice.bounded(400));
    return plan;
}

QString Plan::text() const {
    return u"killed %1%2"_s.arg(textOf(moment), textOf(disk)) +
           u", %1 ms after the first vote"_s.arg(killAfter.count());
}

} // namespace lectern::crash
