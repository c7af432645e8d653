// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/round.h"

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using protocol::QuestionState;

namespace {

constexpr auto limit = 20s; // for what takes well below a second
constexpr auto moreVotes = 150ms;

} // namespace

Round::Round(const Plan &plan, Campus &campus, const Patience &patience, Verdict &verdict)
    : m_plan(plan), m_campus(campus), m_patience(patience), m_verdict(verdict) {}

bool Round::play() {
    m_verdict.startRound();
    return hasOpenQuestion() && vote() && request() && crash() && comeBack() && goOn() && settle() &&
           compare();
}

bool Round::hasOpenQuestion() {
    const auto isOpen = [this] {
        return m_campus.teacher().isIdle() && m_campus.question().told().state == QuestionState::Open;
    };
    if (m_plan.asksAnew || !isOpen())
        m_campus.teacher().ask(u"Asked at %1 s?"_s.arg(double(m_verdict.now()) / 1000));
    if (m_patience.until(isOpen, limit))
        return true;
    m_verdict.add(u"the teacher cannot ask"_s);
    return false;
}

bool Round::vote() {
    Crowd &crowd = m_campus.crowd();
    crowd.startPressing();
    if (!m_patience.until([&] { return crowd.hasPressed(); }, limit))
        return false;
    const auto first = m_verdict.now();
    if (m_plan.disk != Plan::Disk::HasRoom && !fillDisk())
        return false;
    const auto rest = m_plan.killAfter.count() - (m_verdict.now() - first);
    return m_patience.pass(std::chrono::milliseconds(std::max<qint64>(0, rest)));
}

bool Round::fillDisk() {
    m_patience.pass(m_plan.fullAfter);
    m_campus.disk().fill(m_plan.showsOnlyInSync);
    m_patience.pass(m_plan.freeAfter);
    if (m_plan.disk != Plan::Disk::FreedBefore)
        return true;
    freeDisk();
    Crowd &crowd = m_campus.crowd();
    const bool goesOn = m_patience.until([&] { return crowd.acknowledged() > m_acknowledgedThen; }, limit);
    m_pause = m_verdict.now() - m_freedAt;
    if (!goesOn)
        m_verdict.add(u"the disk has room again, but no vote is counted"_s);
    return goesOn;
}

void Round::freeDisk() {
    if (!m_campus.disk().isFull())
        return;
    m_campus.disk().free();
    m_freedAt = m_verdict.now();
    m_acknowledgedThen = m_campus.crowd().acknowledged();
}

bool Round::request() {
    Teacher &teacher = m_campus.teacher();
    switch (m_plan.moment) {
    case Plan::Moment::Asking:
        teacher.ask(u"Asked in the last moment?"_s);
        break;
    case Plan::Moment::Closing:
        teacher.close();
        break;
    case Plan::Moment::Clearing:
        teacher.clear();
        break;
    case Plan::Moment::Showing:
        teacher.show();
        break;
    case Plan::Moment::Voting:
    case Plan::Moment::Returning:
        return true;
    }
    return m_patience.pass(m_plan.killBehind);
}

bool Round::crash() {
    m_campus.kill();
    if (!restart())
        return false;
    if (m_plan.moment != Plan::Moment::Returning)
        return true;
    const int enough = m_campus.crowd().size() * m_plan.backBeforeTheSecondKill / 100;
    if (!m_patience.until([&] { return m_campus.crowd().back() >= enough; }, limit))
        return false;
    m_campus.kill();
    return restart();
}

// Whether a server starts on a full disk is its own affair, as long as it starts on one with room.
bool Round::restart() {
    if (m_plan.disk != Plan::Disk::FreedAfterTheStart)
        freeDisk();
    if (!m_patience.pass(m_campus.downTime()))
        return false;
    bool started = m_campus.start();
    if (!started && m_campus.disk().isFull()) {
        m_startedLater = true;
        freeDisk();
        started = m_campus.start();
    }
    if (!started)
        m_verdict.add(u"the server does not start any more"_s);
    return started;
}

bool Round::comeBack() {
    const bool back = m_campus.waitForAll();
    freeDisk();
    return back;
}

bool Round::goOn() {
    const bool more = m_patience.pass(moreVotes);
    m_campus.crowd().stopPressing();
    return more;
}

// Every vote gets its answer by itself, after a full disk too.
bool Round::settle() {
    Crowd &crowd = m_campus.crowd();
    const bool settled = m_patience.until([&] { return crowd.isSettled(); }, limit);
    if (!settled)
        m_verdict.add(u"there are students whom the server does not answer"_s);
    else if (crowd.refused() > 0)
        m_verdict.add(u"%1 students were refused for good"_s.arg(crowd.refused()));
    return settled;
}

// What the windows show may be a moment behind, but then it agrees.
bool Round::compare() {
    Crowd &crowd = m_campus.crowd();
    Teacher &teacher = m_campus.teacher();
    const auto tally = [&] { return compareTally(crowd.windows(), teacher.window().tally(), crowd.size()); };
    const auto question = [&] { return crowd.compare(teacher.window().question()); };
    const auto seats = [&] {
        return compareSeats(crowd.seats(), teacher.students(), u"the teacher's list"_s);
    };
    const auto talk = [&] { return crowd.compareTalk(); };
    m_patience.until(
        [&] { return tally().empty() && question().empty() && seats().empty() && talk().empty(); }, 3s);
    for (const Findings &findings : {tally(), question(), seats(), talk()})
        m_verdict.add(findings);
    if (m_campus.isRunning())
        return true;
    m_verdict.add(u"the server has ended by itself"_s);
    return false;
}

QString Round::diskText() const {
    if (m_plan.disk == Plan::Disk::HasRoom)
        return {};
    const QString pause =
        m_pause == 0
            ? QString()
            : u", %1 s after there was room votes counted again"_s.arg(double(m_pause) / 1000, 0, 'f', 2);
    return u" (%1 refusals so far%2%3%4)"_s.arg(m_campus.crowd().unstored())
        .arg(m_plan.showsOnlyInSync ? ", seen by fsync only"_L1 : QLatin1StringView(),
             m_startedLater ? ", not started before there was room"_L1 : QLatin1StringView(), pause);
}

QString Round::text() const {
    QStringList counts;
    for (const auto &[choice, count] : m_campus.crowd().windows())
        counts.append(u"%1 %2"_s.arg(choice).arg(count));
    return u"%1; down for %2 s, everybody back after %3 s; %4%5"_s.arg(m_plan.text())
        .arg(double(m_campus.wasDown()) / 1000, 0, 'f', 2)
        .arg(double(m_campus.returnTook()) / 1000, 0, 'f', 2)
        .arg(counts.join(u", "_s), diskText());
}

} // namespace lectern::crash
