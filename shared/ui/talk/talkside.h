// SPDX-License-Identifier: GPL-3.0-or-later
// Everything of a class beside its votes, a tab each: who is in it, what is said, who wants to speak, what is asked.
// Brings what is wanted in one to the others and to the server. objectName: sideTabs.
#pragma once

#include "shared/protocol/ids.h"

#include <QTabWidget>

namespace lectern::talk {
class Talk;
}

namespace lectern::ui {

class HandsPanel;
class InquiriesPanel;
class PeoplePanel;
class TalkPanel;

class TalkSide : public QTabWidget {
    Q_OBJECT

public:
    explicit TalkSide(talk::Talk &talk, QWidget *parent = nullptr);

    TalkPanel &chat() { return *m_chat; }
    InquiriesPanel &inquiries() { return *m_inquiries; }

    void setReady(bool ready, const QString &why); // whether anything can be done; if not, a sentence why
    void searchPeople();
    void write();      // to the pane that is open
    void searchTalk(); // in it
    void showInquiries();
    void askTeacher(); // a student
    bool isChatSeen() const;

Q_SIGNALS:
    void quitWanted();
    void projectWanted(); // the wall should be seen

private:
    void addPanels();
    void connectPeople();
    void connectHands();
    void showCounts();
    void showTab(QWidget *panel);
    void label(QWidget *panel, const QString &name, int count);

    talk::Talk &m_talk;
    PeoplePanel *m_people;
    TalkPanel *m_chat;
    HandsPanel *m_hands = nullptr; // a teacher's
    InquiriesPanel *m_inquiries;
};

} // namespace lectern::ui
