// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/votebutton.h"

#include "shared/ui/theme.h"

#include <QPainter>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;
using ui::space;

namespace {
constexpr double labelSize = 1.8; // of the application's font
constexpr double noteSize = 1.0;
constexpr double smallNoteSize = 0.8;
} // namespace

VoteButton::VoteButton(const QString &choice, const QString &label, QWidget *parent)
    : QPushButton(label, parent), m_choice(choice) {
    setObjectName(choice + u"Button"_s);
    setAccessibleName(ui::choiceText(choice));
    setCheckable(true);
    setAutoDefault(true); // Return presses the one that has the focus
    setFont(ui::scaledFont(labelSize, true));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
}

int VoteButton::letter() const {
    const QKeySequence mnemonic = QKeySequence::mnemonic(text());
    return mnemonic.isEmpty() ? 0 : mnemonic[0].key();
}

QString VoteButton::note() const { return tr("your answer"); }

QFont VoteButton::noteFont() const {
    const QFont font = ui::scaledFont(noteSize);
    const bool fits = QFontMetrics(font).horizontalAdvance(note()) + 2 * space <= width();
    return fits ? font : ui::scaledFont(smallNoteSize);
}

int VoteButton::iconSide() const { return fontMetrics().height(); }

QSize VoteButton::wordsSize(const QFont &noteFont) const {
    const QFontMetrics small(noteFont);
    const int word = fontMetrics().size(Qt::TextShowMnemonic, text()).width() + space + iconSide();
    const int width = qMax(word, small.horizontalAdvance(note()));
    return {width, fontMetrics().height() + small.height()};
}

QSize VoteButton::sizeHint() const { return wordsSize(ui::scaledFont(noteSize)) + QSize(6, 4) * space; }

// For a window as narrow as a phone: Yes and No belong side by side.
QSize VoteButton::minimumSizeHint() const {
    return wordsSize(ui::scaledFont(smallNoteSize)) + QSize(2, 2) * space;
}

void VoteButton::paintEvent(QPaintEvent *) {
    const QColor color = isEnabled() ? ui::choiceColor(m_choice, palette())
                                     : palette().color(QPalette::Disabled, QPalette::ButtonText);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter, color);
    paintWords(painter, isChecked() ? ui::onColor(color) : color);
}

void VoteButton::paintFrame(QPainter &painter, const QColor &color) const {
    const QRectF frame = QRectF(rect()).adjusted(4, 4, -4, -4);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::WindowText), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(-3, -3, 3, 3), 11, 11);
    }
    painter.setPen(QPen(color, 2));
    QColor fill = isChecked() ? color : palette().color(QPalette::Base);
    if (isDown() || (underMouse() && isEnabled()))
        fill = isChecked() ? fill.darker(108) : fill.darker(isDown() ? 112 : 104);
    painter.setBrush(fill);
    painter.drawRoundedRect(frame, space, space);
}

void VoteButton::paintWords(QPainter &painter, const QColor &color) const {
    const QFontMetrics small(noteFont());
    const int block = fontMetrics().height() + (isChecked() ? small.height() : 0);
    const int top = (height() - block) / 2;
    const int word = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    const int left = (width() - iconSide() - space - word) / 2;
    ui::icon(ui::choiceIcon(m_choice), color).paint(&painter, QRect(left, top, iconSide(), iconSide()));
    painter.setPen(color);
    painter.drawText(QRect(left + iconSide() + space, top, word + 1, fontMetrics().height()),
                     Qt::AlignCenter | Qt::TextShowMnemonic, text());
    if (!isChecked())
        return;
    painter.setFont(noteFont());
    painter.drawText(QRect(0, top + fontMetrics().height(), width(), small.height()), Qt::AlignCenter,
                     note());
}

} // namespace lectern::student
