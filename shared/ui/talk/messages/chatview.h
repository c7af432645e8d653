// SPDX-License-Identifier: GPL-3.0-or-later
// What is said in one room. It asks its model for the pages beside the window as one scrolls near them, says what is
// being looked at, and opens links after asking. Everything in it is plain text.
#pragma once

#include "shared/talk/links.h"
#include "shared/talk/panemodel.h"
#include "shared/ui/talk/messages/anchoredlist.h"

#include <QTimer>
#include <QUrl>

#include <functional>
#include <optional>

class QPushButton;

namespace lectern::ui {

class ChatView : public AnchoredList {
    Q_OBJECT

public:
    using Opener = std::function<void(const QUrl &)>;

    // The model lives as long as the view. Its first page is asked for when the view is first seen.
    explicit ChatView(talk::PaneModel &model, QWidget *parent = nullptr);

    // Own messages always may be deleted. Not asked first: the one who gets deleteWanted() does.
    void setMayDeleteAll(bool may) { m_mayDeleteAll = may; }
    // Instead of the desktop's own way.
    void setOpener(Opener opener) { m_opener = std::move(opener); }

    QString selectedText() const; // a line for each message: "10:02 Ben: Anyone here?"

Q_SIGNALS:
    void deleteWanted(lectern::MessageId message);

protected:
    bool mayFollow() const override { return m_model.isAtNewest(); }

    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool event(QEvent *event) override;

private:
    ChatView(talk::PaneModel &model, ChatDelegate *delegate, QWidget *parent);
    void buildButton();
    void onIdle();
    void onPlaced();
    void onLanded(talk::PaneModel::Landing where);
    void askIfNear();
    void showUnread();
    void tellNewest(const protocol::Message &message);
    void placeButton();
    bool scrollsInside(int key);
    bool actOnKey(QKeyEvent *event);
    void openMenu(const QModelIndex &index, const QPoint &at);
    void copy() const;
    bool mayDelete(const QModelIndex &index) const;
    void wantDeletion(const QModelIndex &index);
    std::optional<talk::Link> linkAt(const QPoint &point) const;
    void ask(const talk::Link &link);
    void openFirstLink(const QModelIndex &index);

    talk::PaneModel &m_model;
    ChatDelegate *m_delegate;
    QPushButton *m_newMessages;
    QTimer m_idle; // lays out what is out of sight, and looks whether a page is near
    Opener m_opener;
    QUrl m_pressed; // the link under the mouse when it was pressed
    bool m_mayDeleteAll = false;
};

} // namespace lectern::ui
