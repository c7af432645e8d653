// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of talk in the menu bar of both programs. objectName: talkMenu.
#pragma once

#include <QMenu>

namespace lectern::talk {
class Talk;
}

namespace lectern::ui {

class TalkNotifier;
class TalkSide;

class TalkMenu : public QMenu {
    Q_OBJECT

public:
    TalkMenu(talk::Talk &talk, TalkSide &side, TalkNotifier &notifier, QWidget *parent);

    void setReady(bool ready); // somebody is in a class

Q_SIGNALS:
    void sideWanted(); // it is to be seen, for what was chosen happens there

private:
    template <class Deed>
    QAction *add(const QString &name, const QString &text, const QKeySequence &key, Deed deed);
    void addStudents();
    void addTeachers();
    void addPanes();
    void showHand();

    talk::Talk &m_talk;
    TalkSide &m_side;
    QAction *m_hand = nullptr; // a student's
    QList<QAction *> m_inClass;
};

} // namespace lectern::ui
