// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/chatview.h"

#include "shared/ui/alert.h"
#include "shared/ui/talk/messages/chatdelegate.h"
#include "shared/ui/theme.h"

#include <QDesktopServices>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using talk::PaneModel;

ChatView::ChatView(PaneModel &model, QWidget *parent) : ChatView(model, new ChatDelegate, parent) {}

ChatView::ChatView(PaneModel &model, ChatDelegate *delegate, QWidget *parent)
    : AnchoredList(model, *delegate, parent),
      m_model(model),
      m_delegate(delegate),
      m_newMessages(new QPushButton(this)),
      m_opener([](const QUrl &url) { QDesktopServices::openUrl(url); }) {
    delegate->setParent(this);
    setObjectName(u"chatView"_s);
    setAccessibleName(tr("Messages"));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(ExtendedSelection);
    setMouseTracking(true); // a link shows that it is one
    buildButton();
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &ChatView::onIdle);
    connect(this, &AnchoredList::placed, this, &ChatView::onPlaced);
    connect(&model, &PaneModel::settled, this, [this] { arrange(false); });
    connect(&model, &PaneModel::landed, this, &ChatView::onLanded);
    connect(&model, &PaneModel::unreadChanged, this, &ChatView::showUnread);
    connect(&model, &PaneModel::heard, this, &ChatView::tellNewest);
}

void ChatView::buildButton() {
    m_newMessages->setObjectName(u"newMessagesButton"_s);
    m_newMessages->setToolTip(tr("Go to the newest message (End)"));
    m_newMessages->hide();
    setPrimary(m_newMessages);
    m_newMessages->setAutoDefault(false);
    connect(m_newMessages, &QPushButton::clicked, this, [this] {
        setFocus();
        m_model.goToNewest();
    });
}

// ---- the window onto the history ----

void ChatView::onPlaced() {
    m_model.setFollowing(isFollowing());
    m_model.setWatched(isFollowing() && isVisible() && isActiveWindow());
    showUnread();
    m_idle.start(0);
}

void ChatView::onIdle() {
    // Under a handle that is held, the bar would change its mind.
    if (!verticalScrollBar()->isSliderDown() && refine())
        m_idle.start(0);
    askIfNear();
}

void ChatView::askIfNear() {
    if (!isVisible())
        return;
    const int near = std::max(viewport()->height(), 20 * fontMetrics().height());
    if (pixelsAbove() < near)
        m_model.wantOlder();
    if (pixelsBelow() < near)
        m_model.wantNewer();
}

void ChatView::onLanded(PaneModel::Landing where) {
    if (where == PaneModel::Landing::Newest)
        standAtBottom();
    else
        standAt(0);
}

void ChatView::showUnread() {
    const int unread = m_model.unread();
    m_newMessages->setText(tr("New messages: %1").arg(QLocale().toString(unread)));
    m_newMessages->setAccessibleName(m_newMessages->text());
    m_newMessages->setVisible(unread > 0 && !isFollowing());
    placeButton();
}

// What is said while one looks is read aloud, too.
void ChatView::tellNewest(const protocol::Message &message) {
    setAccessibleName(tr("Messages. %1: %2").arg(message.name, message.text));
    if (isVisible() && isActiveWindow())
        announce(this);
}

// Not in the viewport, which takes what stands in it along when it scrolls.
void ChatView::placeButton() {
    m_newMessages->adjustSize();
    QRect place({}, m_newMessages->size().boundedTo(viewport()->size()));
    place.moveCenter(viewport()->geometry().center());
    place.moveBottom(viewport()->geometry().bottom() - space);
    m_newMessages->setGeometry(place);
}

void ChatView::resizeEvent(QResizeEvent *event) {
    AnchoredList::resizeEvent(event);
    placeButton();
}

void ChatView::showEvent(QShowEvent *event) {
    AnchoredList::showEvent(event);
    if (!m_model.isLoaded() && !m_model.isAsking())
        m_model.goToNewest();
    onPlaced();
}

void ChatView::hideEvent(QHideEvent *event) {
    AnchoredList::hideEvent(event);
    m_model.setWatched(false);
}

// A window that becomes the active one tells its children in this way only.
bool ChatView::event(QEvent *event) {
    const bool done = AnchoredList::event(event);
    if (event->type() == QEvent::WindowActivate || event->type() == QEvent::WindowDeactivate)
        onPlaced();
    return done;
}

} // namespace lectern::ui
