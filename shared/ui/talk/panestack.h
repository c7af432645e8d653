// SPDX-License-Identifier: GPL-3.0-or-later
// The panes behind the tabs, of which one is seen. A view is made when its pane is first looked at.
#pragma once

#include "shared/protocol/ids.h"

#include <QStackedWidget>

#include <functional>
#include <map>

namespace lectern::talk {
class Panes;
}

namespace lectern::ui {

class ChatView;

class PaneStack : public QStackedWidget {
    Q_OBJECT

public:
    explicit PaneStack(talk::Panes &panes, QWidget *parent = nullptr);

    void show(RoomId room); // none: an empty place
    ChatView *currentView() const;
    // Who may delete what others have said there.
    void setMayDelete(std::function<bool(RoomId room)> may) { m_mayDelete = std::move(may); }

Q_SIGNALS:
    void deleteWanted(lectern::MessageId message);

private:
    ChatView *view(RoomId room);
    void drop(RoomId room);

    talk::Panes &m_panes;
    std::function<bool(RoomId)> m_mayDelete;
    std::map<RoomId, ChatView *> m_views;
    QWidget *m_nothing;
};

} // namespace lectern::ui
