// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/votebuttons.h"

#include "shared/ui/theme.h"
#include "student-gui/models/votemodel.h"
#include "student-gui/views/votebutton.h"

#include <QBoxLayout>
#include <QKeyEvent>

#include <algorithm>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;
using ui::space;

VoteButtons::VoteButtons(VoteModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(2 * space);
    add(new VoteButton(u"yes"_s, tr("&Yes"), this));
    add(new VoteButton(u"no"_s, tr("&No"), this));
    connect(&model, &VoteModel::changed, this, &VoteButtons::refresh);
    refresh();
}

void VoteButtons::add(VoteButton *button) {
    m_buttons << button;
    m_row->addWidget(button);
    button->installEventFilter(this);
    connect(button, &VoteButton::pressed, this, [this] { m_pressStands = true; });
    connect(button, &VoteButton::clicked, this, [this, button] {
        if (m_pressStands)
            m_model.vote(button->choice());
        refresh(); // a second click on the chosen one must not take the mark away
    });
}

void VoteButtons::refresh() {
    const bool another = m_question != m_model.question().question;
    m_question = m_model.question().question;
    m_pressStands = m_pressStands && !another;
    setVisible(m_model.knowsKind());
    for (VoteButton *button : std::as_const(m_buttons)) {
        if (another) // held down while the question changed: letting go must not answer the new one
            button->setDown(false);
        button->setEnabled(m_model.canVote());
        button->setChecked(!m_model.marked().isEmpty() && m_model.marked() == button->choice());
    }
}

QSize VoteButtons::minimumSizeHint() const {
    return {widestAt(VoteButton::wordSizes.back()), m_row->minimumSize().height()};
}

int VoteButtons::widestAt(double wordSize) const {
    int widest = 0;
    for (const VoteButton *button : m_buttons)
        widest = qMax(widest, button->widthAt(wordSize));
    return widest;
}

// As large as they fit, and side by side before one above the other.
void VoteButtons::arrange() {
    const int count = static_cast<int>(m_buttons.size());
    const int share = (width() - m_row->spacing() * (count - 1)) / count;
    const auto fitting = [this](int room) {
        return std::ranges::find_if(VoteButton::wordSizes, [&](double size) {
            return m_buttons.first()->suitsWindow(size) && widestAt(size) <= room;
        });
    };
    auto size = fitting(share);
    const bool sideBySide = size != VoteButton::wordSizes.end();
    if (!sideBySide)
        size = fitting(width());
    m_row->setDirection(sideBySide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    for (VoteButton *button : std::as_const(m_buttons)) {
        button->setWordSize(size == VoteButton::wordSizes.end() ? VoteButton::wordSizes.back() : *size);
        button->updateGeometry();
    }
}

void VoteButtons::enter(const QString &choice) {
    for (VoteButton *button : std::as_const(m_buttons)) {
        if (choice.isEmpty() || button->choice() == choice)
            return button->setFocus();
    }
}

void VoteButtons::resizeEvent(QResizeEvent *) { arrange(); }

void VoteButtons::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

bool VoteButtons::eventFilter(QObject *watched, QEvent *event) {
    // A held mouse that moves would press the button again.
    if (event->type() == QEvent::MouseMove && !m_pressStands)
        return true;
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() != Qt::NoModifier || key->isAutoRepeat())
        return QWidget::eventFilter(watched, event);
    for (VoteButton *button : std::as_const(m_buttons)) {
        if (button->letter() != key->key() || !button->isEnabled())
            continue;
        button->setFocus();
        button->click();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace lectern::student
