// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/field/messageedit.h"

#include "shared/protocol/limits.h"
#include "shared/ui/talk/messages/ownline.h"
#include "shared/ui/theme.h"

#include <QGuiApplication>
#include <QInputMethod>
#include <QMimeData>
#include <QPainter>
#include <QStyleOptionFrame>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostLines = 6; // more are scrolled
constexpr int leastCharacters = 8;
constexpr int framePadding = space / 4;
constexpr qsizetype mostHeld = 4 * limits::messageCharacters; // UTF-16 units

// Lines of a layout, up to the most.
struct Lines {
    int count = 0;
    qreal height = 0;

    void add(const QTextLayout &layout) {
        for (int i = 0; i < layout.lineCount(); ++i) {
            if (++count <= mostLines)
                height += layout.lineAt(i).height();
        }
    }
};

// Copied out of documents, with what stands there for pages and fields. The server would refuse these.
QString withoutControls(QString text) {
    text.replace("\r\n"_L1, "\n"_L1);
    QString clean;
    for (const QChar c : text) {
        const bool isBreak = c == u'\r' || c == u'\v' || c == u'\f';
        if (isBreak || c == u'\n' || c == u'\t' || c.category() != QChar::Other_Control)
            clean += isBreak ? QChar(u'\n') : c;
    }
    return clean;
}

} // namespace

MessageEdit::MessageEdit(QWidget *parent) : QPlainTextEdit(parent) {
    setObjectName(u"messageEdit"_s);
    setTabChangesFocus(true);
    setFrameStyle(QFrame::Box | QFrame::Plain); // its place; what is painted there: drawFrame()
    setLineWidth(framePadding);
    viewport()->setAutoFillBackground(false);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(space / 2);
    turn();
    connect(this, &QPlainTextEdit::textChanged, this, &MessageEdit::turn);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &QWidget::updateGeometry);
}

QString MessageEdit::text() const {
    return document()
        ->toRawText()
        .replace(QChar::ParagraphSeparator, QChar::LineFeed)
        .replace(QChar::LineSeparator, QChar::LineFeed);
}

void MessageEdit::replace(qsizetype from, qsizetype length, const QString &text) {
    QTextCursor cursor = textCursor();
    cursor.setPosition(static_cast<int>(from));
    cursor.setPosition(static_cast<int>(from + length), QTextCursor::KeepAnchor);
    cursor.insertText(text);
    setTextCursor(cursor);
}

MessageEdit::State MessageEdit::state() const { return {text(), textCursor().position(), m_recall}; }

void MessageEdit::setState(const State &state) {
    m_recall = state.recall;
    setPlainText(state.text); // and nothing of another pane comes back with Undo
    QTextCursor cursor = textCursor();
    cursor.setPosition(qBound(0, state.cursor, static_cast<int>(state.text.size())));
    setTextCursor(cursor);
}

// A text has a language of its own: it stands on the side where that begins. Until a letter says which, the window does.
void MessageEdit::turn() {
    const QString now = text();
    const bool hasLetter = std::ranges::any_of(now, [](QChar c) { return c.isLetter() || c.isSurrogate(); });
    const auto side = hasLetter ? Qt::LayoutDirectionAuto : layoutDirection();
    const bool fromRight = hasLetter ? now.isRightToLeft() : side == Qt::RightToLeft;
    QTextOption option = document()->defaultTextOption();
    if (option.textDirection() == side && option.alignment() == (fromRight ? Qt::AlignRight : Qt::AlignLeft))
        return;
    option.setTextDirection(side);
    option.setAlignment(fromRight ? Qt::AlignRight : Qt::AlignLeft);
    document()->setDefaultTextOption(option);
}

void MessageEdit::setPrompt(const QString &prompt) {
    m_prompt = prompt;
    setAccessibleName(prompt);
    showWholePrompt();
    viewport()->update();
}

void MessageEdit::showWholePrompt() {
    const bool fits = fontMetrics().horizontalAdvance(m_prompt) <= promptArea().width();
    setToolTip(fits ? QString() : plainToolTip(m_prompt));
}

bool MessageEdit::isComposing() const { return !textCursor().block().layout()->preeditAreaText().isEmpty(); }

int MessageEdit::heightFor(qreal text) const {
    constexpr int spare = 2; // else Qt takes the last line for one that is cut, and scrolls
    return static_cast<int>(std::ceil(text + 2 * document()->documentMargin())) + 2 * frameWidth() + spare;
}

QSize MessageEdit::sizeHint() const {
    Lines lines;
    for (QTextBlock block = document()->begin(); block.isValid() && lines.count < mostLines;
         block = block.next()) {
        blockBoundingRect(block); // lays it out
        lines.add(*block.layout());
    }
    const qreal text = qMax<qreal>(lines.height, fontMetrics().height());
    return {30 * fontMetrics().averageCharWidth(), heightFor(text)};
}

QSize MessageEdit::minimumSizeHint() const {
    return {leastCharacters * fontMetrics().averageCharWidth(), heightFor(fontMetrics().height())};
}

bool MessageEdit::event(QEvent *event) {
    if (event->type() == QEvent::Paint) { // of the frame; the viewport has a paint event of its own
        drawFrame();
        return true;
    }
    const bool done = QPlainTextEdit::event(event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut ||
        event->type() == QEvent::ReadOnlyChange)
        update();
    else if (event->type() == QEvent::FontChange)
        updateGeometry();
    else if (event->type() == QEvent::LayoutDirectionChange)
        turn();
    return done;
}

void MessageEdit::setGrey(bool grey) {
    m_grey = grey;
    update();
}

void MessageEdit::drawFrame() {
    QStyleOptionFrame frame;
    frame.initFrom(this);
    if (m_grey) // as what cannot be typed in looks everywhere
        frame.palette.setColor(QPalette::Base, frame.palette.color(QPalette::Window));
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_FrameLineEdit, &frame, &painter, this);
}

QRect MessageEdit::promptArea() const {
    const int margin = static_cast<int>(document()->documentMargin());
    return viewport()->rect().adjusted(margin, margin, -margin, -margin);
}

// Qt's own placeholder would wrap into lines that the field does not have.
void MessageEdit::paintEvent(QPaintEvent *event) {
    QPlainTextEdit::paintEvent(event);
    if (!document()->isEmpty() || isComposing())
        return;
    const QRect area = promptArea();
    QPainter painter(viewport());
    painter.setPen(mutedTextColor(palette()));
    drawOwnLine(painter, area, layoutDirection(),
                fontMetrics().elidedText(m_prompt, Qt::ElideRight, area.width()));
}

void MessageEdit::resizeEvent(QResizeEvent *event) {
    QPlainTextEdit::resizeEvent(event);
    // While it can still grow there is nothing to scroll, not even for the moment before it does.
    const bool isFull = height() >= heightFor(mostLines * fontMetrics().height());
    setVerticalScrollBarPolicy(isFull ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    showWholePrompt();
    ensureCursorVisible(); // the lines are others than before
}

void MessageEdit::keyPressEvent(QKeyEvent *event) {
    if (!takesEnter(event) && !recalls(event))
        QPlainTextEdit::keyPressEvent(event);
}

bool MessageEdit::takesEnter(QKeyEvent *event) {
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return false;
    event->accept();
    if (isComposing()) // it confirms what is being composed
        QGuiApplication::inputMethod()->commit();
    else if (isReadOnly())
        return true;
    else if (event->modifiers() & Qt::ShiftModifier)
        textCursor().insertBlock();
    else if (!event->isAutoRepeat())
        Q_EMIT enterPressed();
    ensureCursorVisible();
    return true;
}

bool MessageEdit::recalls(const QKeyEvent *event) {
    const bool up = event->key() == Qt::Key_Up;
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    if ((!up && event->key() != Qt::Key_Down) || !isPlain || isReadOnly() || isComposing())
        return false;
    const QString now = text();
    const bool isUntouched = m_recall.shown() == now;
    if (!isUntouched)
        m_recall.forgetShown(); // it was edited: it is what is being typed
    const bool isAsLeft = isUntouched && textCursor().atEnd() && !textCursor().hasSelection();
    if ((!isUntouched && !now.trimmed().isEmpty()) || (!isAsLeft && !isAtEdge(up)))
        return false;
    const std::optional<QString> other = up ? m_recall.older(now) : m_recall.newer();
    if (other)
        setState({*other, static_cast<int>(other->size()), m_recall});
    return other.has_value();
}

bool MessageEdit::isAtEdge(bool top) const {
    const QTextBlock block = textCursor().block();
    const QTextLayout *layout = block.layout();
    const int line = layout->lineForTextPosition(textCursor().positionInBlock()).lineNumber();
    return top ? !block.previous().isValid() && line <= 0
               : !block.next().isValid() && line >= layout->lineCount() - 1;
}

void MessageEdit::insertFromMimeData(const QMimeData *source) {
    const QString added = withoutControls(source->text());
    if (added.size() + document()->characterCount() > mostHeld)
        Q_EMIT pasteRefused(added.toUcs4().size());
    else if (!isReadOnly())
        textCursor().insertText(added);
    ensureCursorVisible();
}

} // namespace lectern::ui
