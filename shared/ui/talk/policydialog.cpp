// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/policydialog.h"

#include "shared/ui/alert.h"
#include "shared/ui/scrolledcolumn.h"
#include "shared/ui/talk/dialogsize.h"
#include "shared/ui/talk/radiobox.h"
#include "shared/ui/theme.h"
#include "shared/ui/tickbox.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using protocol::TalkLevel;

namespace {

constexpr int usualCharacters = 52;

void check(const QButtonGroup &group, TalkLevel level) {
    if (QAbstractButton *button = group.button(static_cast<int>(level)))
        button->setChecked(true);
}

TalkLevel levelOf(const QButtonGroup &group, TalkLevel unknown) {
    return group.checkedId() < 0 ? unknown : static_cast<TalkLevel>(group.checkedId());
}

} // namespace

PolicyDialog::PolicyDialog(const protocol::Policy &policy, QWidget *parent) : QDialog(parent) {
    setObjectName(u"policyDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Who may talk"));
    build();
    setPolicy(policy);
    fit();
}

// As high as its content, if the window is: else it is scrolled.
void PolicyDialog::fit() {
    const QSize around = parentWidget()->window()->size();
    const int width = qMin(usualCharacters * fontMetrics().averageCharWidth(), around.width());
    const int text = columnHeight(*m_column, width - 4 * space) + 4 * space;
    resize(width, qMin(text + columnHeight(*m_foot, width), around.height()));
}

void PolicyDialog::build() {
    auto *page = new QWidget(this);
    m_column = new QVBoxLayout(scrolledColumn(page));
    m_column->setContentsMargins({});
    m_column->setSpacing(space);
    m_chat = addLevels(u"chat"_s, tr("Class chat"), tr("Only the teacher"));
    m_direct = addLevels(u"direct"_s, tr("Direct messages"), tr("Only with the teacher"));
    m_rooms = addTick(u"policyRooms"_s, tr("Students may use rooms of their own"));
    m_pause = addTick(u"policyPause"_s, tr("Chat pauses while a vote is open"));
    m_column->addStretch(1);

    auto *note = plainLabel(tr("Every choice applies at once, to all students."), this);
    note->setObjectName(u"policyNote"_s);
    setTextColor(note, mutedTextColor(palette()));
    m_problem = plainLabel({}, this);
    m_problem->setObjectName(u"policyProblem"_s);
    m_problem->hide();
    setTextColor(m_problem, warningColor(palette()));
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *done = buttons->addButton(tr("&Done"), QDialogButtonBox::AcceptRole);
    done->setObjectName(u"policyDoneButton"_s);
    done->setAccessibleName(tr("Done"));
    setPrimary(done);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    m_foot = new QVBoxLayout;
    m_foot->setContentsMargins(2 * space, space, 2 * space, 2 * space);
    m_foot->setSpacing(space);
    m_foot->addWidget(m_problem);
    m_foot->addWidget(note);
    m_foot->addWidget(buttons);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->setSpacing(0);
    whole->addWidget(page, 1);
    whole->addLayout(m_foot);
}

QButtonGroup *PolicyDialog::addLevels(const QString &name, const QString &title, const QString &onlyTeacher) {
    auto *head = plainLabel(title, m_column->parentWidget());
    setScaledFont(head, 1.0, true);
    m_column->addWidget(head);
    auto *group = new QButtonGroup(this);
    const auto add = [&](TalkLevel level, const QString &suffix, const QString &text) {
        auto *button = new RadioBox(text, m_column->parentWidget());
        button->setObjectName(name + suffix);
        button->setAccessibleName(title + u": "_s + text);
        group->addButton(button, static_cast<int>(level));
        m_column->addWidget(button);
    };
    add(TalkLevel::Everybody, u"Everybody"_s, tr("Everybody"));
    add(TalkLevel::Teacher, u"Teacher"_s, onlyTeacher);
    add(TalkLevel::Nobody, u"Nobody"_s, tr("Off"));
    m_column->addSpacing(space);
    connect(group, &QButtonGroup::idClicked, this, &PolicyDialog::wish);
    return group;
}

TickBox *PolicyDialog::addTick(const QString &name, const QString &text) {
    auto *tick = new TickBox(text, m_column->parentWidget());
    tick->setObjectName(name);
    m_column->addWidget(tick);
    connect(tick, &QAbstractButton::clicked, this, &PolicyDialog::wish);
    return tick;
}

void PolicyDialog::setPolicy(const protocol::Policy &policy) {
    m_inForce = policy;
    m_problem->hide();
    display(policy);
}

void PolicyDialog::setProblem(const QString &problem) {
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (problem.isEmpty())
        return;
    fit();
    display(m_inForce);
    announce(m_problem);
}

// A level that is newer than this program is none of these: then none is chosen.
void PolicyDialog::display(const protocol::Policy &policy) {
    for (QButtonGroup *group : {m_chat, m_direct}) {
        group->setExclusive(false);
        for (QAbstractButton *button : group->buttons())
            button->setChecked(false);
        group->setExclusive(true);
    }
    check(*m_chat, policy.chat);
    check(*m_direct, policy.direct);
    m_rooms->setChecked(policy.rooms);
    m_pause->setChecked(policy.pauseWhileVoting);
}

void PolicyDialog::wish() {
    m_problem->hide();
    protocol::SetPolicy wanted;
    wanted.chat = levelOf(*m_chat, m_inForce.chat);
    wanted.direct = levelOf(*m_direct, m_inForce.direct);
    wanted.rooms = m_rooms->isChecked();
    wanted.pauseWhileVoting = m_pause->isChecked();
    wanted.onlyVerifiedVotes = m_inForce.onlyVerifiedVotes; // chosen elsewhere
    Q_EMIT policyWanted(wanted);
}

} // namespace lectern::ui
