// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the panes. What they do: roomacts.cpp.
#include "shared/talk/talk.h"
#include "shared/ui/talk/rooms/roomacts.h"

#include <QMenu>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using protocol::RoomKind;

namespace {

constexpr size_t mostRooms = 30; // of others, in the menu

template <class Deed>
QAction *add(QMenu &menu, const QString &name, const QString &text, Deed deed) {
    QAction *action = menu.addAction(text, &menu, std::move(deed));
    action->setObjectName(name);
    return action;
}

// With why it cannot be done now, where there is a reason.
void disable(QMenu &menu, QAction *action, const QString &why) {
    action->setEnabled(why.isEmpty());
    action->setToolTip(why);
    menu.setToolTipsVisible(true);
}

} // namespace

void RoomActs::fillNewMenu(QMenu &menu) {
    add(menu, u"writeToAction"_s, tr("&Write to somebody…"), [this] { chooseAndWrite(); });
    QAction *room = add(menu, u"newRoomAction"_s, tr("Build a &room…"), [this] { build(); });
    if (const QString why = m_talk.policy().whyNoNewRoom(); !why.isEmpty()) {
        disable(menu, room, why);
        room->setText(tr("Build a room (%1)").arg(why));
    }
    const std::vector<protocol::Room> others = m_talk.panes().otherRooms();
    if (others.empty())
        return;
    menu.addSection(tr("Join a room of the class"));
    for (const protocol::Room &other : others) {
        if (menu.actions().size() > qsizetype(mostRooms))
            break;
        QString name = other.name;
        name.replace(u'&', "&&"_L1); // else it underlines what follows
        add(menu, u"joinRoomAction"_s, tr("%1 (%2 people)").arg(name).arg(other.people),
            [this, id = other.room] { join(id); });
    }
}

void RoomActs::fillRoomMenu(QMenu &menu, RoomId room) {
    const protocol::Room *of = m_talk.panes().room(room);
    add(menu, u"searchAction"_s, tr("&Search…"), [this] { Q_EMIT searchWanted(); });
    add(menu, u"sinceAction"_s, tr("Messages s&ince…"), [this] { Q_EMIT sinceWanted(); });
    if (m_talk.panes().isBlank(room)) {
        menu.addSeparator();
        add(menu, u"closePaneAction"_s, tr("&Close this pane"),
            [this, room] { m_talk.panes().closeBlank(room); });
    }
    if (!of || of->kind != RoomKind::Separate)
        return;
    menu.addSeparator();
    add(menu, u"membersAction"_s, tr("&Who is in it…"), [this, room] { showMembers(room); });
    add(menu, u"leaveAction"_s, tr("&Leave…"), [this, room] { leave(room); });
    if (mayManage(room))
        add(menu, u"closeRoomAction"_s, tr("&Close the room…"), [this, room] { close(room); });
}

} // namespace lectern::ui
