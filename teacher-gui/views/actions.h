// SPDX-License-Identifier: GPL-3.0-or-later
// The menu bar: everything that the window can do, each with its key.
#pragma once

#include <QAction>
#include <QMainWindow>

namespace lectern::teacher {

struct Actions {
    explicit Actions(QMainWindow &window);

    // Those that need the class. Votes can be closed while they are open.
    void setReady(bool ready, bool votesOpen);
    void setShown(bool shown);

    QAction *join, *copyAddress, *quit, *closeWindow;
    QAction *ask, *askNow, *closeVotes, *clear, *show;
    QAction *people, *projector, *larger, *smaller, *normal;
    QAction *help, *about;
};

} // namespace lectern::teacher
