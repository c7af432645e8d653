// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs of the panes: each room's name, and how much of it is unread. objectName: paneTabs.
#pragma once

#include "shared/protocol/ids.h"

#include <QTabBar>

namespace lectern::talk {
class Panes;
}

namespace lectern::ui {

class PaneTabs : public QTabBar {
    Q_OBJECT

public:
    explicit PaneTabs(talk::Panes &panes, QWidget *parent = nullptr);

    RoomId current() const;    // none: there are none
    void choose(RoomId room);  // one that is just being opened as soon as it has its tab
    void chooseNext(int step); // around the ends

Q_SIGNALS:
    void chosen(lectern::RoomId room); // none: there are none

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void add(RoomId room);
    void remove(RoomId room);
    void replace(RoomId blank, RoomId room);
    void label(RoomId room);
    int tabOf(RoomId room) const; // -1: it has none
    RoomId roomAt(int tab) const;

    talk::Panes &m_panes;
    RoomId m_awaited;

Q_SIGNALS:
    void menuWanted(lectern::RoomId room, const QPoint &at); // global
};

} // namespace lectern::ui
