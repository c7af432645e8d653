// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/field/fieldcompletion.h"

#include "shared/ui/talk/field/completionpopup.h"
#include "shared/ui/talk/field/messageedit.h"

#include <QKeyEvent>

namespace lectern::ui {

FieldCompletion::FieldCompletion(MessageEdit &edit, protocol::Role role)
    : QObject(&edit), m_edit(edit), m_role(role), m_people([] { return QStringList(); }) {
    m_edit.installEventFilter(this);
    connect(&m_edit, &QPlainTextEdit::cursorPositionChanged, this, &FieldCompletion::follow);
    connect(&m_edit, &QPlainTextEdit::textChanged, this, &FieldCompletion::follow);
}

FieldCompletion::~FieldCompletion() { delete m_popup; }

void FieldCompletion::setPeople(std::function<QStringList()> people) { m_people = std::move(people); }

bool FieldCompletion::isOpen() const { return m_popup && m_popup->isVisible(); }

void FieldCompletion::close() {
    if (m_popup)
        m_popup->hide();
}

CompletionPopup &FieldCompletion::popup() {
    if (!m_popup) {
        m_popup = new CompletionPopup(m_edit.window());
        connect(m_popup, &CompletionPopup::chosen, this, &FieldCompletion::take);
    }
    return *m_popup;
}

bool FieldCompletion::eventFilter(QObject *watched, QEvent *event) {
    switch (event->type()) {
    case QEvent::ShortcutOverride: // else Escape would be the window's
        if (isOpen() && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
            event->accept();
        break;
    case QEvent::KeyPress:
        if (keyPressed(*static_cast<QKeyEvent *>(event)))
            return true;
        break;
    case QEvent::FocusOut:
    case QEvent::Hide:
        close();
        break;
    case QEvent::Resize:
        if (isOpen())
            m_popup->place(m_edit);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool FieldCompletion::keyPressed(const QKeyEvent &event) {
    const bool isPlain = !(event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier));
    if (!isPlain || m_edit.isReadOnly() || m_edit.isComposing())
        return false;
    if (!isOpen())
        return event.key() == Qt::Key_Tab && offer();
    switch (event.key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Down:
        m_popup->moveBy(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        m_popup->moveBy(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        take(m_popup->currentIndex().row());
        return true;
    default:
        return false;
    }
}

talk::Completion FieldCompletion::look() const {
    return talk::completionAt(m_edit.text(), m_edit.textCursor().position(), m_people(), m_role);
}

bool FieldCompletion::offer() {
    if (m_edit.textCursor().hasSelection())
        return false;
    m_offered = look();
    if (m_offered.candidates.size() == 1)
        take(0);
    else if (!m_offered.candidates.empty())
        popup().showFor(m_edit, m_offered.candidates);
    return !m_offered.candidates.empty();
}

void FieldCompletion::follow() {
    if (!isOpen())
        return;
    talk::Completion now = look();
    if (now.candidates == m_offered.candidates && now.from == m_offered.from) {
        m_offered = now;
        return;
    }
    m_offered = std::move(now);
    if (m_offered.candidates.empty())
        close();
    else
        m_popup->showFor(m_edit, m_offered.candidates);
}

void FieldCompletion::take(int row) {
    close();
    if (row < 0 || static_cast<size_t>(row) >= m_offered.candidates.size())
        return;
    const talk::Candidate taken = m_offered.candidates[static_cast<size_t>(row)];
    m_edit.replace(m_offered.from, m_offered.length, taken.typed);
}

} // namespace lectern::ui
