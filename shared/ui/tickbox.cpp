// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/tickbox.h"

#include "shared/ui/theme.h"
#include "shared/ui/themepaint.h"

#include <QEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int margin = space / 2; // the focus ring stands in it
constexpr int radius = 3;
} // namespace

TickBox::TickBox(const QString &words, QWidget *parent)
    : QCheckBox(parent), m_words(plainLabel(words, this)) {
    setAccessibleName(words);
    m_words->setAttribute(Qt::WA_TransparentForMouseEvents);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int TickBox::wordsStart() const { return margin + boxSide() + space; }

QSize TickBox::sizeHint() const {
    const QSize words = m_words->sizeHint();
    return {wordsStart() + words.width() + margin, qMax(words.height(), boxSide()) + 2 * margin};
}

QSize TickBox::minimumSizeHint() const {
    return {wordsStart() + m_words->minimumSizeHint().width() + margin, boxSide() + 2 * margin};
}

int TickBox::heightForWidth(int width) const {
    const int words = m_words->heightForWidth(width - wordsStart() - margin);
    return qMax(words, boxSide()) + 2 * margin;
}

bool TickBox::hitButton(const QPoint &position) const { return rect().contains(position); }

void TickBox::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    QRect box(margin, margin, boxSide(), boxSide());
    if (layoutDirection() == Qt::RightToLeft)
        box.moveRight(width() - 1 - margin);
    const QColor accent = accentColor(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(isChecked() ? accent : palette().color(QPalette::Base));
    painter.setPen(QPen(isChecked() ? accent : mutedTextColor(palette()), 2));
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), radius, radius);
    if (isChecked())
        ui::icon(u"check"_s, onColor(accent)).paint(&painter, box.adjusted(2, 2, -2, -2));
    if (!hasFocus())
        return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    drawFocusRing(focus, &painter);
}

void TickBox::place() {
    const QRect words(wordsStart(), margin, width() - wordsStart() - margin, height() - 2 * margin);
    m_words->setGeometry(QStyle::visualRect(layoutDirection(), rect(), words));
}

void TickBox::resizeEvent(QResizeEvent *) { place(); }

void TickBox::changeEvent(QEvent *event) {
    QCheckBox::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::LayoutDirectionChange)
        return;
    updateGeometry();
    place();
}

} // namespace lectern::ui
