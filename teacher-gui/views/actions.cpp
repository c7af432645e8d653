// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/actions.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Actions)
};

QAction *add(QMenu *menu, const QString &name, const QString &text, const QKeySequence &key) {
    auto *action = new QAction(text, menu);
    action->setObjectName(name);
    action->setShortcut(key);
    menu->addAction(action);
    return action;
}

} // namespace

Actions::Actions(QMainWindow &window) {
    QMenu *menu = window.menuBar()->addMenu(Words::tr("&Class"));
    startClass =
        add(menu, u"startClassAction"_s, Words::tr("&Start a class on this computer"), Qt::CTRL | Qt::Key_N);
    join = add(menu, u"joinAction"_s, Words::tr("&Join a server..."), Qt::CTRL | Qt::Key_J);
    copyAddress = add(menu, u"copyAddressAction"_s, Words::tr("&Copy the join address"),
                      Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    joinCard = add(menu, u"joinCardAction"_s, Words::tr("Show h&ow to join"), Qt::CTRL | Qt::Key_I);
    retry = add(menu, u"retryAction"_s, Words::tr("Try to &reconnect now"), Qt::Key_F5);
    retry->setEnabled(false);
    menu->addSeparator();
    history = add(menu, u"historyAction"_s, Words::tr("&History"), Qt::CTRL | Qt::Key_H);
    doors = add(menu, u"doorsAction"_s, Words::tr("Other c&lients..."), Qt::CTRL | Qt::Key_O);
    menu->addSeparator();
    quit = add(menu, u"quitAction"_s, Words::tr("&Quit the class..."), Qt::CTRL | Qt::Key_Q);
    closeWindow = add(menu, u"closeWindowAction"_s, Words::tr("Close the &window"), Qt::CTRL | Qt::Key_W);

    menu = window.menuBar()->addMenu(Words::tr("&Question"));
    ask = add(menu, u"askAction"_s, Words::tr("&Type a question"), Qt::CTRL | Qt::Key_E);
    askNow = add(menu, u"askNowAction"_s, Words::tr("&Ask"), Qt::CTRL | Qt::Key_Return);
    closeVotes = add(menu, u"closeVotesAction"_s, Words::tr("Close &votes"), Qt::CTRL | Qt::Key_T);
    clear = add(menu, u"clearAction"_s, Words::tr("&Clear"), Qt::CTRL | Qt::Key_R);
    show = add(menu, u"showAction"_s, {}, Qt::CTRL | Qt::Key_S);

    addView(window.menuBar()->addMenu(Words::tr("&View")));

    m_help = menu = window.menuBar()->addMenu(Words::tr("&Help"));
    help = add(menu, u"helpAction"_s, Words::tr("&How it works"), Qt::Key_F1);
    about = add(menu, u"aboutAction"_s, Words::tr("&About Lectern"), Qt::CTRL | Qt::Key_F1);
    setReady(false, false);
    setShown(false);
    setProjected(false);
}

void Actions::addView(QMenu *menu) {
    people = add(menu, u"peopleAction"_s, Words::tr("&People and chat"), Qt::Key_F9);
    people->setCheckable(true);
    search = add(menu, u"searchAction"_s, Words::tr("&Find a person"), QKeySequence::Find);
    menu->addSeparator();
    addProjector(menu->addMenu(Words::tr("P&rojector")));
    menu->addSeparator();
    larger = add(menu, u"largerAction"_s, Words::tr("&Larger text"), Qt::CTRL | Qt::Key_Plus);
    larger->setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal}); // the same key without Shift
    smaller = add(menu, u"smallerAction"_s, Words::tr("&Smaller text"), Qt::CTRL | Qt::Key_Minus);
    normal = add(menu, u"normalAction"_s, Words::tr("&Normal text size"), Qt::CTRL | Qt::Key_0);
}

// In its own window D, J, + and - do the same.
void Actions::addProjector(QMenu *menu) {
    menu->setObjectName(u"projectorMenu"_s);
    projector = add(menu, u"projectorAction"_s, Words::tr("&Projector window"), Qt::Key_F11);
    projector->setCheckable(true);
    menu->addSeparator();
    projectorLight =
        add(menu, u"projectorLightAction"_s, Words::tr("Light or &dark"), Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    projectorProof = add(menu, u"projectorProofAction"_s, Words::tr("&QR code and the server's words"),
                         Qt::CTRL | Qt::SHIFT | Qt::Key_J);
    projectorLarger =
        add(menu, u"projectorLargerAction"_s, Words::tr("&Larger text"), Qt::CTRL | Qt::SHIFT | Qt::Key_Up);
    projectorSmaller = add(menu, u"projectorSmallerAction"_s, Words::tr("&Smaller text"),
                           Qt::CTRL | Qt::SHIFT | Qt::Key_Down);
}

void Actions::insertMenu(QMenuBar &bar, QMenu &menu) { bar.insertMenu(m_help->menuAction(), &menu); }

void Actions::setReady(bool ready, bool votesOpen) {
    for (QAction *action : {history, quit, askNow, clear, show, copyAddress, joinCard, doors})
        action->setEnabled(ready);
    closeVotes->setEnabled(ready && votesOpen);
}

void Actions::setShown(bool shown) {
    show->setText(shown ? Words::tr("&Hide the result") : Words::tr("&Show the result"));
}

void Actions::setProjected(bool projected) {
    projector->setChecked(projected);
    for (QAction *action : {projectorLight, projectorProof, projectorLarger, projectorSmaller})
        action->setEnabled(projected);
}

} // namespace lectern::teacher
