// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/founddelegate.h"

#include "shared/ui/foundmodel.h"
#include "shared/ui/theme.h"

#include <QPainter>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double titleFactor = 1.2;
constexpr int lineGap = space / 4;
constexpr int cardGap = space / 2; // below each
constexpr double radius = 6;

QFont titleFont(const QFont &base) {
    QFont font = base;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * titleFactor);
    else
        font.setPixelSize(qRound(font.pixelSize() * titleFactor));
    return font;
}

QColor tinted(const QColor &base, const QColor &accent, float share) {
    const auto part = [share](float a, float b) { return a + (b - a) * share; };
    return QColor::fromRgbF(part(base.redF(), accent.redF()), part(base.greenF(), accent.greenF()),
                            part(base.blueF(), accent.blueF()));
}

// The chosen one has a tint, a border and a sign: it is not to outshine the button that goes on.
void drawCard(QPainter &painter, const QRect &card, const QStyleOptionViewItem &row) {
    const bool selected = row.state & QStyle::State_Selected;
    const bool hovered = row.state & QStyle::State_MouseOver && row.state & QStyle::State_Enabled;
    const bool focused = row.state & QStyle::State_HasFocus;
    const QColor accent = accentColor(row.palette);
    const float share = selected ? 0.12F : hovered ? 0.06F : 0.0F;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(tinted(row.palette.color(QPalette::Base), accent, share));
    painter.setPen(QPen(selected || focused ? accent : row.palette.color(QPalette::Mid), focused ? 2 : 1));
    painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), radius, radius);
}

// One line at the top of `area`, elided; takes it off the area.
void drawLine(QPainter &painter, QRect &area, const QFont &font, const QColor &color, const QString &text) {
    const QFontMetrics metrics(font);
    const QRect line(area.left(), area.top(), area.width(), metrics.height());
    const auto side = QStyle::visualAlignment(painter.layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(line, static_cast<int>(side) | Qt::TextSingleLine,
                     metrics.elidedText(text, Qt::ElideRight, line.width()));
    area.setTop(line.bottom() + 1 + lineGap);
}

void drawTexts(QPainter &painter, QRect area, const QStyleOptionViewItem &row, const QModelIndex &index) {
    const bool enabled = row.state & QStyle::State_Enabled;
    const QColor color = row.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    const QString detail = index.data(FoundModel::Detail).toString();
    const QFont title = titleFont(row.font);
    if (detail.isEmpty())
        area.setTop(area.center().y() - QFontMetrics(title).height() / 2);
    drawLine(painter, area, title, color, index.data(FoundModel::Title).toString());
    drawLine(painter, area, row.font, mutedTextColor(row.palette), detail);
}

} // namespace

void FoundDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const {
    const QRect card = option.rect.adjusted(0, 0, 0, -cardGap);
    const QRect inside = card.adjusted(space, space, -space, -space);
    const int sign = option.fontMetrics.height();
    const QRect texts = inside.adjusted(0, 0, -sign - space, 0);
    const QRect signPlace(inside.right() + 1 - sign, inside.center().y() - sign / 2, sign, sign);
    painter->save();
    painter->setLayoutDirection(option.direction);
    painter->setClipRect(card); // piled-up accents would reach into the neighbours
    drawCard(*painter, card, option);
    drawTexts(*painter, QStyle::visualRect(option.direction, inside, texts), option, index);
    if (option.state & QStyle::State_Selected)
        icon(u"check"_s, accentColor(option.palette))
            .paint(painter, QStyle::visualRect(option.direction, inside, signPlace));
    painter->restore();
}

QSize FoundDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const {
    const int lines = QFontMetrics(titleFont(option.font)).height() + lineGap + option.fontMetrics.height();
    return {0, lines + 2 * space + cardGap};
}

} // namespace lectern::ui
