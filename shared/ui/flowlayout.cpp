// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/flowlayout.h"

#include <QStyle>
#include <QWidget>

namespace lectern::ui {

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent) {}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item) { m_items.emplace_back(item); }

QLayoutItem *FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index) {
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

std::vector<FlowLayout::Line> FlowLayout::lines(int width) const {
    std::vector<Line> lines;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue; // hidden
        QSize size = item->sizeHint();
        size.setWidth(qMin(size.width(), width));
        if (item->hasHeightForWidth())
            size.setHeight(item->heightForWidth(size.width()));
        if (lines.empty() || lines.back().width + spacing() + size.width() > width)
            lines.push_back({});
        Line &line = lines.back();
        line.width += size.width() + (line.items.empty() ? 0 : spacing());
        line.height = qMax(line.height, size.height());
        line.items.emplace_back(item.get(), size);
    }
    return lines;
}

void FlowLayout::place(const Line &line, const QRect &row) const {
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = row.left();
    for (const auto &[item, size] : line.items) {
        const bool isLast = item == m_items.back().get();
        const bool grows = isLast && item->expandingDirections() & Qt::Horizontal;
        if (isLast && !grows && line.items.size() > 1)
            x = row.right() + 1 - size.width();
        const int width = grows ? row.right() + 1 - x : size.width();
        const QRect place(x, row.top() + (row.height() - size.height()) / 2, width, size.height());
        item->setGeometry(QStyle::visualRect(direction, row, place));
        x += width + spacing();
    }
}

int FlowLayout::heightForWidth(int width) const {
    const QMargins m = contentsMargins();
    int height = m.top() + m.bottom();
    const std::vector<Line> all = lines(width - m.left() - m.right());
    for (const Line &line : all)
        height += line.height;
    return height + spacing() * qMax(0, static_cast<int>(all.size()) - 1);
}

QSize FlowLayout::sizeHint() const {
    int width = 0;
    for (const Line &line : lines(QLAYOUTSIZE_MAX))
        width = qMax(width, line.width);
    const QMargins m = contentsMargins();
    width += m.left() + m.right();
    return {width, heightForWidth(width)};
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins m = contentsMargins();
    return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

void FlowLayout::setGeometry(const QRect &rect) {
    QLayout::setGeometry(rect);
    const QRect inner = rect.marginsRemoved(contentsMargins());
    int y = inner.top();
    for (const Line &line : lines(inner.width())) {
        place(line, QRect(inner.left(), y, inner.width(), line.height));
        y += line.height + spacing();
    }
}

} // namespace lectern::ui
