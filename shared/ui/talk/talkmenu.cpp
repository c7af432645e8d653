// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/talkmenu.h"

#include "shared/talk/talk.h"
#include "shared/ui/talk/rooms/roomacts.h"
#include "shared/ui/talk/talknotifier.h"
#include "shared/ui/talk/talkpanel.h"
#include "shared/ui/talk/talkside.h"

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

TalkMenu::TalkMenu(talk::Talk &talk, TalkSide &side, TalkNotifier &notifier, QWidget *parent)
    : QMenu(tr("Ta&lk"), parent), m_talk(talk), m_side(side) {
    setObjectName(u"talkMenu"_s);
    add(u"writeAction"_s, tr("&Write a message"), Qt::CTRL | Qt::Key_L, [this] { m_side.write(); });
    add(u"writeToAction"_s, tr("Write to some&body…"), Qt::CTRL | Qt::Key_D, [this] {
        m_side.write();
        m_side.chat().acts().chooseAndWrite();
    });
    add(u"newRoomAction"_s, tr("Build a &room…"), Qt::CTRL | Qt::SHIFT | Qt::Key_R, [this] {
        m_side.write();
        m_side.chat().acts().build();
    });
    addSeparator();
    if (talk.isTeacher())
        addTeachers();
    else
        addStudents();
    addPanes();
    addSeparator();
    QAction *notices = addAction(tr("&Notify me when the window is not in front"));
    notices->setObjectName(u"notifyAction"_s);
    notices->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    notices->setCheckable(true);
    notices->setChecked(notifier.isOn());
    connect(notices, &QAction::toggled, &notifier, &TalkNotifier::setOn);
    setReady(false);
}

template <class Deed>
QAction *TalkMenu::add(const QString &name, const QString &text, const QKeySequence &key, Deed deed) {
    QAction *action = addAction(text);
    action->setObjectName(name);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, [this, deed = std::move(deed)] {
        Q_EMIT sideWanted();
        deed();
    });
    m_inClass.append(action);
    return action;
}

void TalkMenu::addStudents() {
    add(u"askTeacherAction"_s, tr("&Ask the teacher…"), Qt::CTRL | Qt::Key_K,
        [this] { m_side.askTeacher(); });
    m_hand = add(u"handAction"_s, {}, Qt::CTRL | Qt::SHIFT | Qt::Key_H,
                 [this] { m_talk.hand().setRaised(!m_talk.hand().isRaised()); });
    connect(&m_talk.hand(), &talk::OwnHand::changed, this, &TalkMenu::showHand);
    showHand();
    addSeparator();
}

void TalkMenu::showHand() {
    m_hand->setText(m_talk.hand().isRaised() ? tr("Lower your &hand") : tr("Raise your &hand"));
}

void TalkMenu::addTeachers() {
    add(u"policyAction"_s, tr("Who &may talk…"), Qt::CTRL | Qt::SHIFT | Qt::Key_T,
        [this] { m_side.chat().acts().choosePolicy(); });
    add(u"questionsAction"_s, tr("&Questions of the class"), Qt::CTRL | Qt::SHIFT | Qt::Key_Q,
        [this] { m_side.showInquiries(); });
    addSeparator();
}

void TalkMenu::addPanes() {
    add(u"searchTalkAction"_s, tr("&Search in this pane…"), Qt::CTRL | Qt::SHIFT | Qt::Key_F,
        [this] { m_side.searchTalk(); });
    add(u"sinceAction"_s, tr("Messages s&ince…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S, [this] {
        m_side.write();
        m_side.chat().askSince();
    });
    add(u"nextPaneAction"_s, tr("Ne&xt pane"), Qt::CTRL | Qt::Key_PageDown, [this] {
        m_side.write();
        m_side.chat().chooseNext(1);
    });
    add(u"previousPaneAction"_s, tr("&Previous pane"), Qt::CTRL | Qt::Key_PageUp, [this] {
        m_side.write();
        m_side.chat().chooseNext(-1);
    });
}

void TalkMenu::setReady(bool ready) {
    for (QAction *action : m_inClass)
        action->setEnabled(ready);
}

} // namespace lectern::ui
