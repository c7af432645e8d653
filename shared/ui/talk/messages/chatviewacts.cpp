// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader does in the ChatView with mouse, keys and menu. What it shows: chatview.cpp.
#include "shared/ui/talk/messages/chatdelegate.h"
#include "shared/ui/talk/messages/chatview.h"
#include "shared/ui/talk/messages/linkquestion.h"
#include "shared/ui/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using talk::PaneModel;

namespace {

constexpr int longestEntry = 60; // characters of a link in the menu
constexpr size_t mostEntries = 10;

} // namespace

// ---- keys ----

void ChatView::keyPressEvent(QKeyEvent *event) {
    if (actOnKey(event))
        return event->accept();
    const QModelIndex before = currentIndex();
    AnchoredList::keyPressEvent(event);
    if (currentIndex() != before)
        scrollTo(currentIndex());
}

bool ChatView::actOnKey(QKeyEvent *event) {
    const bool isPlain = !(event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier));
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    switch (event->key()) {
    case Qt::Key_End: // with Shift it selects
        if (isPlain)
            m_model.goToNewest();
        return isPlain;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        openFirstLink(currentIndex());
        return true;
    case Qt::Key_Delete:
        wantDeletion(currentIndex());
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const bool up = event->key() == Qt::Key_PageUp;
        verticalScrollBar()->triggerAction(up ? QScrollBar::SliderPageStepSub
                                              : QScrollBar::SliderPageStepAdd);
        selectionModel()->setCurrentIndex(moveCursor(up ? MovePageUp : MovePageDown, {}),
                                          QItemSelectionModel::NoUpdate);
        return true;
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
        return isPlain && scrollsInside(event->key());
    default:
        return false;
    }
}

// A message that is higher than the window is read to its end before the next one is gone to.
bool ChatView::scrollsInside(int key) {
    const QRect row = visualRect(currentIndex());
    const int page = viewport()->height();
    const bool goesOn =
        key == Qt::Key_Up ? row.top() < 0 && row.bottom() > 0 : row.bottom() >= page && row.top() < page;
    if (!currentIndex().isValid() || row.height() <= page || !goesOn)
        return false;
    const int step = std::max(1, page / 3);
    verticalScrollBar()->setValue(verticalScrollBar()->value() + (key == Qt::Key_Up ? -step : step));
    return true;
}

// ---- the mouse ----

std::optional<talk::Link> ChatView::linkAt(const QPoint &point) const {
    const QModelIndex index = indexAt(point);
    return index.isValid() ? m_delegate->linkAt(index, point - visualRect(index).topLeft()) : std::nullopt;
}

void ChatView::mousePressEvent(QMouseEvent *event) {
    const auto link = event->button() == Qt::LeftButton ? linkAt(event->pos()) : std::nullopt;
    m_pressed = link ? link->url : QUrl();
    AnchoredList::mousePressEvent(event);
}

void ChatView::mouseMoveEvent(QMouseEvent *event) {
    viewport()->setCursor(linkAt(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    AnchoredList::mouseMoveEvent(event);
}

void ChatView::mouseReleaseEvent(QMouseEvent *event) {
    AnchoredList::mouseReleaseEvent(event);
    const QUrl pressed = std::exchange(m_pressed, {});
    const auto link = linkAt(event->pos());
    if (event->button() == Qt::LeftButton && link && link->url == pressed)
        ask(*link);
}

// ---- the menu, and what it offers ----

void ChatView::contextMenuEvent(QContextMenuEvent *event) {
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    const QRect seen = visualRect(index).intersected(viewport()->rect());
    openMenu(index, byMouse ? event->globalPos() : viewport()->mapToGlobal(seen.center()));
}

void ChatView::openMenu(const QModelIndex &index, const QPoint &at) {
    auto *menu = new QMenu(this);
    menu->setObjectName(u"chatMenu"_s);
    menu->setAccessibleName(tr("Message"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copying = menu->addAction(tr("&Copy"), this, &ChatView::copy);
    copying->setObjectName(u"copyAction"_s);
    copying->setShortcut(QKeySequence::Copy);
    for (const talk::Link &link : m_delegate->links(index)) {
        if (menu->actions().size() > qsizetype(mostEntries))
            break;
        QString address = link.address();
        if (address.size() > longestEntry)
            address = address.first(longestEntry) + u'…';
        address.replace(u'&', "&&"_L1); // else it underlines what follows
        QAction *opening =
            menu->addAction(tr("Open link: %1").arg(address), this, [this, link] { ask(link); });
        opening->setObjectName(u"openLinkAction"_s);
    }
    if (mayDelete(index)) {
        const QPersistentModelIndex row = index;
        QAction *deleting = menu->addAction(tr("&Delete…"), this, [this, row] { wantDeletion(row); });
        deleting->setObjectName(u"deleteAction"_s);
        deleting->setShortcut(QKeySequence::Delete);
    }
    menu->popup(at);
}

QString ChatView::selectedText() const {
    QModelIndexList rows = selectionModel()->selectedIndexes();
    if (rows.isEmpty() && currentIndex().isValid())
        rows.append(currentIndex());
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    for (const QModelIndex &row : rows)
        lines += row.data(PaneModel::Copied).toString();
    return lines.join(u'\n');
}

void ChatView::copy() const {
    if (const QString text = selectedText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

bool ChatView::mayDelete(const QModelIndex &index) const {
    return index.data(PaneModel::Message).toULongLong() != 0 &&
           index.data(PaneModel::DeletedBy).toString().isEmpty() &&
           (m_mayDeleteAll || index.data(PaneModel::Own).toBool());
}

void ChatView::wantDeletion(const QModelIndex &index) {
    if (mayDelete(index))
        Q_EMIT deleteWanted(MessageId{index.data(PaneModel::Message).toULongLong()});
}

void ChatView::openFirstLink(const QModelIndex &index) {
    const auto links = index.isValid() ? m_delegate->links(index) : std::vector<talk::Link>();
    if (!links.empty())
        ask(links.front());
}

void ChatView::ask(const talk::Link &link) {
    auto *question = new LinkQuestion(link, this);
    connect(question, &QDialog::accepted, this, [this, url = link.url] { m_opener(url); });
    question->open();
}

} // namespace lectern::ui
