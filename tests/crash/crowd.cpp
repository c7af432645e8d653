// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/crowd.h"

#include <algorithm>

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int longestThought = 700;    // milliseconds between two presses, or messages, of a student
constexpr int listenersOfATalker = 20; // all hear what each one says

} // namespace

Crowd::Crowd(int students, quint32 seed, QuestionLedger *question, Verdict &verdict)
    : m_verdict(verdict), m_random(seed) {
    for (int number = 1; number <= students; ++number)
        m_students.push_back(
            {std::make_unique<Student>(number, question, verdict), 0, number % listenersOfATalker == 1, 0});
    m_students.front().student->talker().listen();
    m_tick.setTimerType(Qt::PreciseTimer);
    m_tick.setInterval(3ms);
    connect(&m_tick, &QTimer::timeout, this, &Crowd::tick);
}

void Crowd::join(const client::ServerAddress &server) {
    for (const Mind &mind : m_students)
        mind.student->join(server);
}

void Crowd::expectReturn() {
    for (const Mind &mind : m_students)
        mind.student->expectReturn();
}

int Crowd::back() const {
    return static_cast<int>(
        std::ranges::count_if(m_students, [](const Mind &mind) { return mind.student->isBack(); }));
}

qint64 Crowd::lastBackAt() const {
    qint64 last = 0;
    for (const Mind &mind : m_students)
        last = std::max(last, mind.student->backAt());
    return last;
}

void Crowd::startPressing() {
    m_hasPressed = false;
    for (Mind &mind : m_students) {
        mind.nextPress = m_verdict.now() + m_random.bounded(longestThought);
        mind.nextWord = m_verdict.now() + m_random.bounded(longestThought);
    }
    m_tick.start();
}

void Crowd::tick() {
    const qint64 now = m_verdict.now();
    for (Mind &mind : m_students) {
        if (mind.nextPress <= now) {
            mind.nextPress = now + m_random.bounded(longestThought);
            press(*mind.student);
            m_hasPressed = true;
        }
        if (mind.talks && mind.nextWord <= now) {
            mind.nextWord = now + m_random.bounded(longestThought);
            mind.student->talker().say();
        }
    }
}

// Mostly they change their minds.
void Crowd::press(Student &student) {
    const QString last = student.window().chosen();
    const bool changes = m_random.bounded(5) != 0;
    const bool yes = last.isEmpty() ? m_random.bounded(2) == 0 : (last == "no"_L1) == changes;
    student.press(yes ? u"yes"_s : u"no"_s);
}

bool Crowd::isSettled() const {
    return std::ranges::all_of(m_students, [](const Mind &mind) { return mind.student->isSettled(); });
}

int Crowd::refused() const {
    const auto isRefused = [](const Mind &mind) {
        return mind.student->window().state() == student::VoteState::NotCounted;
    };
    return static_cast<int>(std::ranges::count_if(m_students, isRefused));
}

int Crowd::acknowledged() const {
    int sum = 0;
    for (const Mind &mind : m_students)
        sum += mind.student->acknowledged();
    return sum;
}

int Crowd::acknowledgedMessages() const {
    int sum = 0;
    for (const Mind &mind : m_students)
        sum += mind.student->talker().ledger().acknowledgedSoFar();
    return sum;
}

int Crowd::unstored() const {
    int sum = 0;
    for (const Mind &mind : m_students)
        sum += mind.student->unstored();
    return sum;
}

Windows Crowd::windows() const {
    Windows windows;
    for (const Mind &mind : m_students) {
        if (const QString choice = mind.student->window().counted(); !choice.isEmpty())
            ++windows[choice];
    }
    return windows;
}

Seats Crowd::seats() const {
    Seats seats;
    for (const Mind &mind : m_students)
        seats[mind.student->seat()] = mind.student->name();
    return seats;
}

Findings Crowd::compare(const protocol::Question &question) const {
    QuestionLedger ledger;
    ledger.stated(question);
    Findings findings;
    for (const Mind &mind : m_students) {
        if (auto finding = ledger.compare(mind.student->window().question())) {
            finding->text = mind.student->name() + u": "_s + finding->text;
            findings.push_back(*finding);
        }
    }
    return findings;
}

Findings Crowd::compare(const Book &book) const {
    Findings findings;
    for (const Mind &mind : m_students) {
        const Findings more = mind.student->compare(book);
        findings.insert(findings.end(), more.begin(), more.end());
    }
    return findings;
}

Findings Crowd::compareTalk(const TalkBook &book) const {
    Findings findings;
    for (const Mind &mind : m_students) {
        const QStringList found = saidBy(mind.student->seat(), book);
        const Findings more = mind.student->talker().ledger().compare(found);
        findings.insert(findings.end(), more.begin(), more.end());
    }
    return findings;
}

} // namespace lectern::crash
