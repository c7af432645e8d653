// SPDX-License-Identifier: GPL-3.0-or-later
// The talk of a class: what is pinned, the tabs, the pane that is open, and the field that writes into it. Puts
// them together; what they do is decided in shared/talk. objectName: talkPanel.
#pragma once

#include "shared/protocol/enums.h"
#include "shared/protocol/ids.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace lectern::talk {
class Talk;
}

namespace lectern::ui {

class MessageField;
class PaneStack;
class PaneTabs;
class PinnedAnnouncements;
class RoomActs;
class SearchBar;
class TickBox;

class TalkPanel : public QWidget {
    Q_OBJECT

public:
    explicit TalkPanel(talk::Talk &talk, QWidget *parent = nullptr);
    ~TalkPanel() override;

    RoomActs &acts() { return *m_acts; }
    MessageField &field() { return *m_field; }

    void takeFocus();            // to write
    void search();               // in the open pane
    void writeTo(SeatId person); // opens the pane of the two
    void invite(SeatId person);  // to the room that is open, or to a new one
    void askSince();             // from when on to read
    void chooseNext(int step);   // pane
    int unread() const;          // of all panes

Q_SIGNALS:
    void quitWanted();
    void unreadChanged(int unread);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectPanes();
    void connectField();
    void connectActs();
    QToolButton *makeButton(const QString &name, const QString &words);
    void drawSigns();
    void showPane(RoomId pane);
    void arrange();
    bool isIn(protocol::RoomKind kind) const;
    void showWhy(); // the field is grey, or that what was sent waits
    QMenu *makeMenu(const QString &name);
    void goTo(qint64 since);
    void openMenu(RoomId pane, const QPoint &at);
    QString prompt(RoomId pane) const;

    talk::Talk &m_talk;
    RoomActs *m_acts;
    PaneTabs *m_tabs;
    QToolButton *m_new;
    QToolButton *m_menu; // of the pane that is open
    PaneStack *m_stack;
    PinnedAnnouncements *m_pinned;
    SearchBar *m_search;
    TickBox *m_announce;
    MessageField *m_field;
};

} // namespace lectern::ui
