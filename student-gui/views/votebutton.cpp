// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/votebutton.h"

#include "shared/ui/theme.h"

#include <QPainter>
#include <QStyle>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;
using ui::space;

namespace {
constexpr double noteSize = 1.0; // of the application's font
constexpr double smallNoteSize = 0.8;
constexpr int border = space / 2; // around the frame, for the mark of the focus
constexpr int padding = 2 * space;
constexpr int tall = 16 * space; // where there is room: not to be missed
constexpr int windowShare = 5;   // of a large window's height
constexpr double usualSize = 2.2;
constexpr int linesOfWindow = 14; // of words larger than usual
} // namespace

VoteButton::VoteButton(const QString &choice, const QString &label, QWidget *parent)
    : QPushButton(label, parent), m_choice(choice) {
    setObjectName(choice + u"Button"_s);
    setAccessibleName(ui::choiceText(choice));
    setCheckable(true);
    setAutoDefault(true); // Return presses the one that has the focus
    setShortcut({});      // its letter with Alt belongs to the menu's action: two would be ambiguous
    setWordSize(wordSizes.front());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
}

int VoteButton::letter() const {
    const QKeySequence mnemonic = QKeySequence::mnemonic(text());
    return mnemonic.isEmpty() ? 0 : mnemonic[0].key();
}

QString VoteButton::note() const { return tr("your answer"); }

QFont VoteButton::noteFont() const {
    const QFont font = ui::scaledFont(noteSize);
    const bool fits = QFontMetrics(font).horizontalAdvance(note()) + 2 * (border + space) <= width();
    return fits ? font : ui::scaledFont(smallNoteSize);
}

void VoteButton::setWordSize(double size) { ui::setScaledFont(this, size, true); }

int VoteButton::wordWidth(const QFontMetrics &metrics) const {
    return metrics.height() + space + metrics.size(Qt::TextShowMnemonic, text()).width();
}

int VoteButton::widthAt(double wordSize) const {
    const int word = wordWidth(QFontMetrics(ui::scaledFont(wordSize, true)));
    const int note = QFontMetrics(ui::scaledFont(smallNoteSize)).horizontalAdvance(this->note());
    return qMax(word + 2 * (border + padding), note + 2 * (border + space));
}

bool VoteButton::suitsWindow(double wordSize) const {
    return wordSize <= usualSize ||
           linesOfWindow * QFontMetrics(ui::scaledFont(wordSize, true)).height() <= window()->height();
}

int VoteButton::wordsHeight(double noteSize) const {
    return fontMetrics().height() + QFontMetrics(ui::scaledFont(noteSize)).height();
}

QSize VoteButton::sizeHint() const {
    const int height =
        qMax(wordsHeight(noteSize) + 3 * padding, qMax(tall, window()->height() / windowShare));
    return {widthAt(usualSize) + 2 * padding, height};
}

QSize VoteButton::minimumSizeHint() const {
    return {widthAt(wordSizes.back()), wordsHeight(smallNoteSize) + padding};
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
    const QRectF frame = QRectF(rect()).adjusted(border, border, -border, -border);
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
    const int line = fontMetrics().height();
    QRect words(0, top, wordWidth(fontMetrics()), line);
    words.moveLeft((width() - words.width()) / 2);
    const auto placed = [&](const QRect &part) { return QStyle::visualRect(layoutDirection(), words, part); };
    ui::icon(ui::choiceIcon(m_choice), color).paint(&painter, placed({words.left(), top, line, line}));
    painter.setPen(color);
    painter.drawText(placed(words.adjusted(line + space, 0, 1, 0)), Qt::AlignCenter | Qt::TextShowMnemonic,
                     text());
    if (!isChecked())
        return;
    painter.setFont(noteFont());
    painter.drawText(QRect(0, top + fontMetrics().height(), width(), small.height()), Qt::AlignCenter,
                     note());
}

} // namespace lectern::student
