// SPDX-License-Identifier: GPL-3.0-or-later
// The menu bar: everything that the window can do, each with its key.
#pragma once

#include <QAction>
#include <QMainWindow>

class QMenu;

namespace lectern::teacher {

struct Actions {
    explicit Actions(QMainWindow &window);

    // Before the menu of help.
    void insertMenu(QMenuBar &bar, QMenu &menu);
    // Those that need the class. Votes can be closed while they are open.
    void setReady(bool ready, bool votesOpen);
    void setShown(bool shown);
    void setProjected(bool projected);

    QAction *startClass, *join, *copyAddress, *joinCard, *retry, *history, *doors, *quit, *closeWindow;
    QAction *ask, *askNow, *closeVotes, *clear, *show;
    QAction *people, *search, *projector, *projectorLight, *projectorProof, *projectorLarger,
        *projectorSmaller;
    QAction *larger, *smaller, *normal;
    QAction *help, *about;

private:
    QMenu *m_help;

    void addView(QMenu *menu);
    void addProjector(QMenu *menu);
};

} // namespace lectern::teacher
