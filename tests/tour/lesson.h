// SPDX-License-Identifier: GPL-3.0-or-later
// The lesson that the tour plays: a teacher and five students.
#pragma once

#include "tests/support/cuttableproxy.h"
#include "tests/tour/album.h"
#include "tests/tour/cast.h"
#include "tests/tour/diary.h"

namespace lectern::tour {

class Lesson {
public:
    Lesson(Stage &stage, Diary &diary);

    void play(); // throws StepFailed
    Album &album() { return m_album; }

private:
    void teacherOpensTheClass();
    void studentsJoin();
    void teacherAsks();
    void studentsVote();
    void dilanChangesHisMind();
    void anaLosesTheNetwork();
    void teacherShowsTheResult();
    void teacherHidesTheResult();
    void benIsTooLate();
    void teacherClears();
    void aGuestVotes();
    void teacherQuits();
    void everybodyGoes();

    void join(Program &student, quint16 port);
    void vote(Program &student, const QString &choice);
    void teacherCounts(const QString &result);
    quint16 open(const QString &door, quint16 port);
    void serverIsSound();

    Stage &m_stage;
    Diary &m_diary;
    Album m_album;
    Cast m_cast;
    quint16 m_port = 0;
    std::unique_ptr<test::CuttableProxy> m_anasNetwork;
    std::unique_ptr<test::CuttableProxy> m_bensNetwork;
};

} // namespace lectern::tour
