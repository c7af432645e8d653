// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/askbar.h"

#include "shared/protocol/limits.h"
#include "shared/ui/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

AskBar::AskBar(QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_button(new QPushButton(tr("Ask"), this)) {
    m_field->setObjectName(u"askField"_s);
    m_field->setPlaceholderText(tr("Type a question, or leave it empty and ask aloud"));
    m_field->setToolTip(m_field->placeholderText());
    m_field->setAccessibleName(tr("Question"));
    // A character may take two of Qt's; the server counts and refuses exactly.
    m_field->setMaxLength(2 * limits::questionCharacters);
    m_button->setObjectName(u"askButton"_s);
    ui::setPrimary(m_button);
    m_button->setAccessibleName(tr("Ask the question"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(ui::space);
    row->addWidget(m_field, 1);
    row->addWidget(m_button);
    connect(m_field, &QLineEdit::returnPressed, this, &AskBar::ask);
    connect(m_button, &QPushButton::clicked, this, &AskBar::ask);
    setReady(false, {});
}

void AskBar::setReady(bool ready, const QString &why) {
    m_button->setEnabled(ready); // the field stays: one can type while the connection comes back
    m_button->setToolTip(ready ? tr("Ask (Enter)") : ui::plainToolTip(why));
}

void AskBar::ask() { Q_EMIT askWanted(m_field->text().trimmed()); }

void AskBar::taken(const QString &text) {
    if (m_field->text().trimmed() == text)
        m_field->clear();
}

void AskBar::takeFocus() { m_field->setFocus(Qt::ShortcutFocusReason); }

} // namespace lectern::teacher
