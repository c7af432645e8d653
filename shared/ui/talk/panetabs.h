// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs of the panes: each room's name, and how much of it is unread. objectName: paneTabs.
#pragma once

#include "shared/protocol/talkmessages.h"

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
    // The current one's room is gone. It stays until another is chosen: nobody's half sentence is to end up elsewhere.
    bool isDead() const { return m_dead && m_dead == current(); }

Q_SIGNALS:
    void chosen(lectern::RoomId room); // none: there are none
    void died();                       // the current one
    void removed(lectern::RoomId room);

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void add(RoomId room);
    void takeEnd(const protocol::RoomGone &room, const QString &name);
    void remove(RoomId room);
    void onCurrentChanged();
    void replace(RoomId blank, RoomId room);
    void label(RoomId room);
    int tabOf(RoomId room) const; // -1: it has none
    RoomId roomAt(int tab) const;

    talk::Panes &m_panes;
    RoomId m_awaited;
    RoomId m_dead;

Q_SIGNALS:
    void menuWanted(lectern::RoomId room, const QPoint &at); // global
};

} // namespace lectern::ui
