// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/chatdelegate.h"

#include "shared/talk/panemodel.h"
#include "shared/ui/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using talk::PaneModel;

namespace {

constexpr int charactersKept = 200'000; // of rows that are laid out: some windows full
constexpr int costOfShape = 100;        // beside its characters
constexpr qsizetype heightsKept = 5000;

} // namespace

ChatDelegate::ChatDelegate(QObject *parent) : QStyledItemDelegate(parent), m_shapes(charactersKept) {}

void ChatDelegate::setLook(const MessageShape::Look &look) {
    if (look == m_look)
        return;
    m_look = look;
    m_shapes.clear();
    m_heights.clear();
}

ChatDelegate::Key ChatDelegate::keyOf(const QModelIndex &index) {
    const bool isGone = !index.data(PaneModel::DeletedBy).toString().isEmpty();
    const bool isFirst = index.data(PaneModel::FirstOfDay).toBool();
    return {index.data(PaneModel::Key).toULongLong(), (isGone ? 1 : 0) + (isFirst ? 2 : 0)};
}

const MessageShape &ChatDelegate::shape(const QModelIndex &index) const {
    const Key key = keyOf(index);
    if (const MessageShape *known = m_shapes.object(key))
        return *known;
    auto *fresh = new MessageShape(index, m_look);
    if (m_heights.size() >= heightsKept)
        m_heights.clear();
    m_heights.insert(key, fresh->height());
    m_shapes.insert(key, fresh, costOfShape + int(index.data(PaneModel::Text).toString().size()));
    return *fresh;
}

int ChatDelegate::height(const QModelIndex &index) const {
    const auto known = knownHeight(index);
    return known ? *known : shape(index).height();
}

std::optional<int> ChatDelegate::knownHeight(const QModelIndex &index) const {
    const auto known = m_heights.constFind(keyOf(index));
    return known == m_heights.cend() ? std::nullopt : std::optional(*known);
}

std::vector<talk::Link> ChatDelegate::links(const QModelIndex &index) const { return shape(index).links(); }

std::optional<talk::Link> ChatDelegate::linkAt(const QModelIndex &index, const QPoint &point) const {
    const talk::Link *link = shape(index).linkAt(point);
    return link ? std::optional(*link) : std::nullopt;
}

void ChatDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const {
    MessageShape::Marks marks;
    marks.setFlag(MessageShape::Selected, option.state & QStyle::State_Selected);
    marks.setFlag(MessageShape::Focused, option.state & QStyle::State_HasFocus);
    shape(index).paint(*painter, option.rect.topLeft(), marks);
}

QSize ChatDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const {
    return {m_look.width, height(index)};
}

bool ChatDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index) {
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStringList lines{index.data(PaneModel::DateText).toString()};
    if (const auto link = linkAt(index, event->pos() - option.rect.topLeft()))
        lines.prepend(link->address());
    QToolTip::showText(event->globalPos(), plainToolTip(lines.join(u'\n')), view->viewport(), option.rect);
    return true;
}

} // namespace lectern::ui
