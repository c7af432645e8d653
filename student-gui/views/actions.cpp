// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/actions.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Actions)
};

QAction *add(QMenu *menu, const QString &name, const QString &text, const QList<QKeySequence> &keys) {
    auto *action = new QAction(text, menu);
    action->setObjectName(name);
    action->setShortcuts(keys);
    menu->addAction(action);
    return action;
}

QAction *addAnswer(QMenu *menu, const QString &name, const QString &text, const QKeySequence &key) {
    QAction *action = add(menu, name, text, {key});
    action->setAutoRepeat(false); // a key held down is one answer
    return action;
}

} // namespace

Actions::Actions(QMainWindow &window) {
    QMenuBar *bar = window.menuBar();
    QMenu *menu = bar->addMenu(Words::tr("&Class"));
    joinAgain = add(menu, u"joinAgainAction"_s, {}, {Qt::CTRL | Qt::Key_R});
    joinOther = add(menu, u"joinOtherAction"_s, Words::tr("&Join another class..."), {Qt::CTRL | Qt::Key_J});
    startOver = add(menu, u"startOverAction"_s, Words::tr("&Not me: start over..."),
                    {Qt::CTRL | Qt::SHIFT | Qt::Key_N});
    tryNow = add(menu, u"tryNowAction"_s, Words::tr("&Try to reconnect now"), {Qt::Key_F5});
    serverWords =
        add(menu, u"serverWordsAction"_s, Words::tr("The &server's words..."), {Qt::CTRL | Qt::Key_I});
    menu->addSeparator();
    closeWindow = add(menu, u"closeWindowAction"_s, Words::tr("Close the &window"),
                      {Qt::CTRL | Qt::Key_W, Qt::CTRL | Qt::Key_Q});

    m_answer = bar->addMenu(Words::tr("An&swer"));
    yes = addAnswer(m_answer, u"yesAction"_s, Words::tr("&Yes"), Qt::ALT | Qt::Key_Y);
    no = addAnswer(m_answer, u"noAction"_s, Words::tr("&No"), Qt::ALT | Qt::Key_N);

    menu = bar->addMenu(Words::tr("&View"));
    // Where the plus needs Shift, people press the key without it.
    larger = add(menu, u"largerAction"_s, Words::tr("&Larger text"),
                 {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    smaller = add(menu, u"smallerAction"_s, Words::tr("&Smaller text"), {Qt::CTRL | Qt::Key_Minus});
    normal = add(menu, u"normalAction"_s, Words::tr("&Normal text size"), {Qt::CTRL | Qt::Key_0});

    m_help = menu = bar->addMenu(Words::tr("&Help"));
    help = add(menu, u"helpAction"_s, Words::tr("&How it works"), {Qt::Key_F1});
    about = add(menu, u"aboutAction"_s, Words::tr("&About Lectern"), {Qt::CTRL | Qt::Key_F1});
    tryNow->setEnabled(false);
    setPage(Page::Connect);
    setTakenOver(false);
    setCanVote(false);
}

void Actions::insertMenu(QMenuBar &bar, QMenu &menu) { bar.insertMenu(m_help->menuAction(), &menu); }

void Actions::setPage(Page page) {
    joinAgain->setEnabled(page == Page::Ended);
    joinOther->setEnabled(page != Page::Connect);
    startOver->setEnabled(page == Page::Class);
    serverWords->setEnabled(page == Page::Class);
}

void Actions::setTakenOver(bool takenOver) {
    joinAgain->setText(takenOver ? Words::tr("Take the seat &back") : Words::tr("Join &again"));
}

void Actions::setCanVote(bool canVote) {
    for (QAction *answer : {yes, no})
        answer->setEnabled(canVote);
}

void Actions::closeAnswerMenu() { m_answer->close(); }

} // namespace lectern::student
