// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/panetabs.h"

#include "shared/talk/panes.h"
#include "shared/ui/theme.h"

#include <QContextMenuEvent>
#include <QLocale>

#include <utility>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using protocol::RoomKind;
using talk::Panes;

PaneTabs::PaneTabs(Panes &panes, QWidget *parent) : QTabBar(parent), m_panes(panes) {
    setObjectName(u"paneTabs"_s);
    setAccessibleName(tr("Panes of talk"));
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    connect(&panes, &Panes::opened, this, &PaneTabs::add);
    connect(&panes, &Panes::changed, this, &PaneTabs::label);
    connect(&panes, &Panes::unreadChanged, this, &PaneTabs::label);
    connect(&panes, &Panes::replaced, this, &PaneTabs::replace);
    connect(&panes, &Panes::gone, this, &PaneTabs::takeEnd);
    connect(&panes, &Panes::startedOver, this, [this] {
        m_dead = m_awaited = {};
        while (count() > 0)
            removeTab(0);
    });
    connect(this, &QTabBar::currentChanged, this, &PaneTabs::onCurrentChanged);
    for (const RoomId room : panes.rooms())
        add(room);
}

RoomId PaneTabs::roomAt(int tab) const { return {tabData(tab).toULongLong()}; }

RoomId PaneTabs::current() const { return roomAt(currentIndex()); }

int PaneTabs::tabOf(RoomId room) const {
    for (int tab = 0; tab < count(); ++tab) {
        if (roomAt(tab) == room)
            return tab;
    }
    return -1;
}

void PaneTabs::choose(RoomId room) {
    const int tab = tabOf(room);
    m_awaited = tab < 0 ? room : RoomId();
    if (tab >= 0)
        setCurrentIndex(tab);
}

void PaneTabs::chooseNext(int step) {
    if (count() > 0)
        setCurrentIndex((currentIndex() + step + count()) % count());
}

// A tab becomes the current one while it is still without its room.
void PaneTabs::add(RoomId room) {
    const bool isShown = count() == 0 || room == m_awaited;
    {
        const QSignalBlocker quiet(this);
        const int tab = insertTab(room == m_panes.classRoom() ? 0 : count(), QString());
        setTabData(tab, room.value);
        if (isShown)
            setCurrentIndex(tab);
    }
    label(room);
    if (isShown) {
        m_awaited = {};
        Q_EMIT chosen(room);
    }
}

void PaneTabs::onCurrentChanged() {
    if (m_dead && m_dead != current())
        remove(std::exchange(m_dead, {}));
    Q_EMIT chosen(current());
}

void PaneTabs::takeEnd(const protocol::RoomGone &room, const QString &name) {
    const bool isOwnWish = room.reason == protocol::RoomEnd::Left;
    if (isOwnWish || room.room != current())
        return remove(room.room);
    m_dead = room.room;
    QString text = tr("%1 (closed)", "pane").arg(name);
    setAccessibleTabName(currentIndex(), text);
    setTabText(currentIndex(), text.replace(u'&', "&&"_L1));
    Q_EMIT died();
}

void PaneTabs::remove(RoomId room) {
    if (const int tab = tabOf(room); tab >= 0)
        removeTab(tab);
    Q_EMIT removed(room);
}

void PaneTabs::replace(RoomId blank, RoomId room) {
    const int tab = tabOf(blank);
    if (tab < 0)
        return add(room);
    setTabData(tab, room.value);
    label(room);
    if (tab == currentIndex())
        Q_EMIT chosen(room);
}

void PaneTabs::label(RoomId room) {
    const int tab = tabOf(room);
    const protocol::Room *of = m_panes.room(room);
    if (tab < 0 || !of)
        return;
    const bool isRoom = of->kind == RoomKind::Separate; // somebody may be called like it
    const QString name = of->kind == RoomKind::Class ? tr("Class") : of->name;
    const QString spoken = isRoom ? tr("Room %1").arg(name) : name;
    const talk::PaneModel &model = *m_panes.model(room);
    const int unread = model.unread();
    QString count = QLocale().toString(unread);
    if (model.isMoreUnread())
        count = tr("%1+", "at least so many").arg(count);
    QString text = unread > 0 ? tr("%1 (%2)", "pane, unread messages").arg(name, count) : name;
    setAccessibleTabName(tab, unread > 0 ? tr("%1, %2 unread").arg(spoken, count) : spoken);
    setTabText(tab, text.replace(u'&', "&&"_L1)); // else it underlines what follows
    setTabIcon(tab, isRoom ? icon(u"users"_s, palette().color(QPalette::WindowText)) : QIcon());
    setTabToolTip(tab, plainToolTip(isRoom ? tr("%1: room of %2").arg(name).arg(of->people) : name));
}

void PaneTabs::changeEvent(QEvent *event) {
    QTabBar::changeEvent(event);
    for (int tab = 0; event->type() == QEvent::PaletteChange && tab < count(); ++tab)
        label(roomAt(tab));
}

void PaneTabs::contextMenuEvent(QContextMenuEvent *event) {
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const int tab = byMouse ? tabAt(event->pos()) : currentIndex();
    if (tab >= 0)
        Q_EMIT menuWanted(roomAt(tab), byMouse ? event->globalPos() : mapToGlobal(tabRect(tab).center()));
}

} // namespace lectern::ui
