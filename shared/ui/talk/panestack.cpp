// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/panestack.h"

#include "shared/talk/panes.h"
#include "shared/ui/talk/messages/chatview.h"

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using talk::Panes;

PaneStack::PaneStack(Panes &panes, QWidget *parent)
    : QStackedWidget(parent), m_panes(panes), m_nothing(new QWidget(this)) {
    setObjectName(u"paneStack"_s);
    addWidget(m_nothing);
    // A model ends right behind these signals: so must its view.
    connect(&panes, &Panes::gone, this, [this](const protocol::RoomGone &room) { drop(room.room); });
    connect(&panes, &Panes::replaced, this, &PaneStack::drop);
    connect(&panes, &Panes::renewed, this, [this](RoomId room) {
        const auto known = m_views.find(room);
        const bool isOpen = known != m_views.end() && currentWidget() == known->second;
        drop(room);
        if (isOpen)
            show(room);
    });
    connect(&panes, &Panes::startedOver, this, [this] {
        while (!m_views.empty())
            drop(m_views.begin()->first);
    });
}

void PaneStack::show(RoomId room) {
    ChatView *wanted = m_panes.model(room) ? view(room) : nullptr;
    if (!wanted)
        return setCurrentWidget(m_nothing);
    wanted->setMayDeleteAll(m_mayDelete && m_mayDelete(room));
    setCurrentWidget(wanted);
}

ChatView *PaneStack::currentView() const { return qobject_cast<ChatView *>(currentWidget()); }

ChatView *PaneStack::view(RoomId room) {
    const auto known = m_views.find(room);
    if (known != m_views.end())
        return known->second;
    auto *made = new ChatView(*m_panes.model(room), this);
    connect(made, &ChatView::deleteWanted, this, &PaneStack::deleteWanted);
    made->setMinimumHeight(1); // what is pinned above it must not make the window's parts move
    addWidget(made);
    m_views.emplace(room, made);
    return made;
}

void PaneStack::drop(RoomId room) {
    const auto known = m_views.find(room);
    if (known == m_views.end())
        return;
    ChatView *view = known->second;
    m_views.erase(known);
    if (currentWidget() == view)
        setCurrentWidget(m_nothing); // and not a neighbour
    delete view;
}

} // namespace lectern::ui
