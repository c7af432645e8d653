// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/people/pickdialog.h"

#include "shared/ui/alert.h"
#include "shared/ui/talk/dialogsize.h"
#include "shared/ui/theme.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int usualCharacters = 56;
constexpr int usualLines = 30;
} // namespace

PickDialog::PickDialog(const QString &title, const QString &question, const QString &deed,
                       const talk::PeopleModel &people, QWidget *parent)
    : QDialog(parent),
      m_column(new QVBoxLayout(this)),
      m_picker(new PeoplePicker(people, this)),
      m_problem(plainLabel({}, this)),
      m_button(new QPushButton(deed, this)) {
    setObjectName(u"pickDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *words = plainLabel(question, this);
    words->setObjectName(u"pickQuestion"_s);
    m_problem->setObjectName(u"pickProblem"_s);
    m_problem->hide();
    setTextColor(m_problem, warningColor(palette()));
    m_column->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    m_column->setSpacing(space);
    m_column->addWidget(words);
    m_column->addWidget(m_picker, 1);
    m_column->addWidget(m_problem);
    m_column->addSpacing(space);
    m_column->addWidget(buildButtons(deed));
    connect(m_picker, &PeoplePicker::chosenChanged, this, &PickDialog::refresh);
    resize(dialogSize(*this, usualCharacters, usualLines));
    m_picker->setFocus();
    m_button->setEnabled(false);
}

QWidget *PickDialog::buildButtons(const QString &deed) {
    auto *buttons = new QDialogButtonBox(this);
    m_button->setObjectName(u"pickButton"_s);
    m_button->setAccessibleName(QString(deed).remove(u'&'));
    setPrimary(m_button);
    buttons->addButton(m_button, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->addButton(tr("&Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(u"cancelPickButton"_s);
    cancel->setAccessibleName(tr("Cancel"));
    cancel->setAutoDefault(false);
    connect(m_button, &QPushButton::clicked, this, [this] {
        setBusy(true);
        Q_EMIT wanted(people());
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void PickDialog::setBusy(bool busy) {
    m_busy = busy;
    if (busy)
        m_problem->hide();
    m_picker->setEnabled(!busy);
    refresh();
    Q_EMIT busyChanged(busy);
}

void PickDialog::setProblem(const QString &problem) {
    setBusy(false);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (!problem.isEmpty())
        announce(m_problem);
}

bool PickDialog::isComplete() const { return !people().empty(); }

void PickDialog::refresh() { m_button->setEnabled(!m_busy && isComplete()); }

} // namespace lectern::ui
