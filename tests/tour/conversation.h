// SPDX-License-Identifier: GPL-3.0-or-later
// The talk of the lesson that the tour plays: between two questions of the teacher's.
#pragma once

#include "tests/tour/album.h"
#include "tests/tour/cast.h"
#include "tests/tour/diary.h"

namespace lectern::tour {

class Conversation {
public:
    Conversation(Stage &stage, Diary &diary, Album &album, Cast &cast)
        : m_stage(stage), m_diary(diary), m_album(album), m_cast(cast) {}

    void play(); // throws StepFailed

private:
    void theClassTalks();
    void teacherAnnounces();
    void anaWritesToBen();
    void anaBuildsARoom();
    void handsAreRaised();
    void teacherCallsOnEmma();
    void dilanAsksWithoutAName();
    void othersWantToKnowToo();
    void teacherProjectsTheQuestion();
    void teacherSaysWhoMayTalk();
    void anaDeletesWhatSheSaid();
    void benCalculates();

    void say(Program &who, const QString &text); // in the pane that is open
    void open(Program &who, const QString &pane);
    void neverSees(Program &who, const QString &widget, const QString &words);
    void classLogHas(const QString &words, const QString &noWords);

    Stage &m_stage;
    Diary &m_diary;
    Album &m_album;
    Cast &m_cast;
};

} // namespace lectern::tour
