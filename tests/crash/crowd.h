// SPDX-License-Identifier: GPL-3.0-or-later
// All students of the class, who vote and change their minds.
#pragma once

#include "tests/crash/student.h"

#include <QRandomGenerator>
#include <QTimer>

#include <memory>
#include <vector>

namespace lectern::crash {

class Crowd : public QObject {
    Q_OBJECT

public:
    // As a student's.
    Crowd(int students, quint32 seed, QuestionLedger *question, Verdict &verdict);

    void join(const client::ServerAddress &server);
    void expectReturn();
    int back() const;
    bool isBack() const { return back() == size(); }
    qint64 lastBackAt() const;

    void startPressing();
    void stopPressing() { m_tick.stop(); }
    bool hasPressed() const { return m_hasPressed; } // since the start
    bool isSettled() const;                          // nobody waits for an answer
    int refused() const; // whose window says that the last press is not counted, and no more than that

    int size() const { return static_cast<int>(m_students.size()); }
    int acknowledged() const; // so far, by all
    int acknowledgedMessages() const;
    int unstored() const;
    Windows windows() const;
    Seats seats() const;
    // Who sees another question than this one.
    Findings compare(const protocol::Question &question) const;
    Findings compare(const Book &book) const;
    // Of what was said: with what the listener heard, or with what somebody else found.
    Findings compareTalk() const {
        return compareTalk(m_students.front().student->talker().listener()->book());
    }
    Findings compareTalk(const TalkBook &book) const;

private:
    void tick();
    void press(Student &student);

    struct Mind {
        std::unique_ptr<Student> student;
        qint64 nextPress = 0;
        bool talks = false;
        qint64 nextWord = 0;
    };

    Verdict &m_verdict;
    QRandomGenerator m_random;
    std::vector<Mind> m_students;
    QTimer m_tick;
    bool m_hasPressed = false;
};

} // namespace lectern::crash
