// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/inquiries/inquirydelegate.h"

#include "shared/talk/inquiriesmodel.h"
#include "shared/ui/talk/messages/chatcolors.h"
#include "shared/ui/talk/messages/textshape.h"
#include "shared/ui/theme.h"
#include "shared/ui/themepaint.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>
#include <utility>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using talk::InquiriesModel;

namespace {

constexpr int gap = space / 2; // around a row, and between its parts
constexpr int padding = space; // inside its box
constexpr qsizetype heightsKept = 2000;

// A paragraph of a row.
struct Part {
    QString text;
    QColor color;
    bool bold;
    Qt::LayoutDirection direction; // auto: that of its own language
};

// What stands inside turns nothing round outside.
QString isolated(const QString &text) { return QChar(0x2068) + text + QChar(0x2069); }

QString asked(const QModelIndex &index) {
    QStringList parts;
    for (const int role : {InquiriesModel::Who, InquiriesModel::TimeText, InquiriesModel::MeTooText}) {
        if (const QString part = index.data(role).toString(); !part.isEmpty())
            parts += isolated(part);
    }
    return parts.join(u"  \u00b7  "_s);
}

std::vector<Part> partsOf(const QModelIndex &index, const QStyleOptionViewItem &option) {
    const ChatColors colors(option.palette, false, false);
    std::vector<Part> parts{
        {index.data(InquiriesModel::Text).toString(), colors.text, false, Qt::LayoutDirectionAuto},
        {asked(index), colors.muted, false, option.direction}};
    if (const QString standing = index.data(InquiriesModel::StandingText).toString(); !standing.isEmpty())
        parts.push_back({standing, colors.accent, true, option.direction});
    if (const QString answer = index.data(InquiriesModel::AnswerText).toString(); !answer.isEmpty())
        parts.push_back({answer, colors.text, false, Qt::LayoutDirectionAuto});
    return parts;
}

QTextCharFormat formatOf(const Part &part) {
    QTextCharFormat format;
    format.setForeground(part.color);
    if (part.bold)
        format.setFontWeight(QFont::Bold);
    return format;
}

// One after the other, each with what follows of it: the height that all take, and, with a painter, painted.
int layOut(const std::vector<Part> &parts, const QFont &font, const QRect &area, QPainter *painter) {
    int y = area.top();
    for (const Part &part : parts) {
        const TextShape shape(part.text, font, area.width(), {{0, int(part.text.size()), formatOf(part)}},
                              part.direction);
        if (painter)
            shape.draw(*painter, QPointF(area.left(), y), area.width());
        y += static_cast<int>(std::ceil(shape.size().height())) + gap;
    }
    return y - gap - area.top();
}

int textWidth(int width) { return qMax(1, width - 2 * (gap + padding)); }

} // namespace

int InquiryDelegate::heightOf(const QModelIndex &index, const QStyleOptionViewItem &option, int width) const {
    if (std::exchange(m_width, width) != width || m_font != option.font || m_heights.size() >= heightsKept)
        m_heights.clear();
    m_font = option.font;
    const std::vector<Part> parts = partsOf(index, option);
    QString key;
    for (const Part &part : parts)
        key += part.text + QChar::LineFeed;
    int &height = m_heights[key];
    if (height == 0)
        height = layOut(parts, option.font, QRect(0, 0, textWidth(width), 0), nullptr) + 2 * (gap + padding);
    return height;
}

QSize InquiryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    return {width, heightOf(index, option, width)};
}

void InquiryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const {
    const bool chosen = option.state & QStyle::State_Selected;
    const bool focused = chosen && option.state & QStyle::State_HasFocus;
    const ChatColors colors(option.palette, false, chosen);
    const QRect box = option.rect.adjusted(gap, gap, -gap, -gap);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawBox(painter, box, colors.background, colors.border, focused ? 2 : 1);
    painter->setClipRect(box, Qt::IntersectClip); // piled-up accents would reach out
    layOut(partsOf(index, option), option.font, box.adjusted(padding, padding, -padding, -padding), painter);
    painter->restore();
}

bool InquiryDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                const QStyleOptionViewItem &option, const QModelIndex &index) {
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainToolTip(index.data(InquiriesModel::DateText).toString()),
                       view->viewport(), option.rect);
    return true;
}

} // namespace lectern::ui
