// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/rooms/membersdialog.h"

#include "shared/ui/alert.h"
#include "shared/ui/confirmdialog.h"
#include "shared/ui/flowlayout.h"
#include "shared/ui/talk/dialogsize.h"
#include "shared/ui/talk/people/personrows.h"
#include "shared/ui/talk/people/pickdialog.h"
#include "shared/ui/theme.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using protocol::Member;

namespace {
constexpr int usualCharacters = 56;
constexpr int usualLines = 26;
} // namespace

MembersDialog::MembersDialog(const QString &room, const talk::PeopleModel &people, SeatId own,
                             QWidget *parent)
    : QDialog(parent),
      m_people(people),
      m_own(own),
      m_title(plainLabel({}, this)),
      m_count(plainLabel({}, this)),
      m_list(new QListView(this)),
      m_rows(new QStandardItemModel(this)),
      m_problem(plainLabel({}, this)) {
    setObjectName(u"membersDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_title->setObjectName(u"membersTitle"_s);
    setScaledFont(m_title, 1.35, true);
    m_count->setObjectName(u"membersCount"_s);
    setTextColor(m_count, mutedTextColor(palette()));
    m_problem->setObjectName(u"membersProblem"_s);
    m_problem->hide();
    setTextColor(m_problem, warningColor(palette()));
    buildList();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    column->setSpacing(space);
    column->addWidget(m_title);
    column->addWidget(m_count);
    column->addWidget(m_list, 1);
    column->addWidget(m_problem);
    column->addWidget(buildButtons());
    setRoomName(room);
    refresh();
    resize(dialogSize(*this, usualCharacters, usualLines));
}

void MembersDialog::buildList() {
    m_list->setObjectName(u"membersList"_s);
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new PersonRows(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTabKeyNavigation(false);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    m_list->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MembersDialog::refresh);
}

QPushButton *MembersDialog::addButton(const QString &name, const QString &text,
                                      void (MembersDialog::*slot)()) {
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(QString(text).remove(u'&').remove(u"\u2026"_s));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, slot);
    return button;
}

QWidget *MembersDialog::buildButtons() {
    m_invite = addButton(u"inviteButton"_s, tr("&Invite\u2026"), &MembersDialog::invite);
    m_join = addButton(u"joinButton"_s, tr("&Join room"), &MembersDialog::join);
    m_remove = addButton(u"removeButton"_s, tr("&Remove\u2026"), &MembersDialog::askToRemove);
    m_leave = addButton(u"leaveButton"_s, tr("&Leave room\u2026"), &MembersDialog::askToLeave);
    m_close = addButton(u"closeRoomButton"_s, tr("&Close room\u2026"), &MembersDialog::askToClose);
    auto *done = addButton(u"membersDoneButton"_s, tr("&Done"), &MembersDialog::reject);
    setPrimary(done);
    auto *end = new QDialogButtonBox(this); // has its own side in every dialog
    end->addButton(done, QDialogButtonBox::AcceptRole);
    auto *bar = new QWidget(this);
    auto *line = new FlowLayout(bar);
    line->setContentsMargins(0, space, 0, 0);
    line->setSpacing(space);
    for (QPushButton *button : {m_invite, m_remove, m_join, m_leave, m_close})
        line->addWidget(button);
    line->addWidget(end);
    return bar;
}

void MembersDialog::setRoomName(const QString &room) {
    m_title->setText(room);
    setWindowTitle(tr("People in \u201c%1\u201d").arg(room));
    m_list->setAccessibleName(windowTitle());
}

void MembersDialog::setMembers(const std::vector<Member> &members) {
    const Member *chosen = selected();
    const SeatId kept = chosen ? chosen->seat : SeatId();
    m_members = members;
    m_rows->clear();
    for (const Member &member : members) {
        const bool isAway = member.state == protocol::PersonState::Away;
        auto *row = new QStandardItem(member.seat == m_own ? tr("%1 [You]").arg(member.name) : member.name);
        row->setData(isAway, PersonRows::Away);
        row->setAccessibleText(isAway ? QString(row->text() + u", "_s + PersonRows::tr("away"))
                                      : row->text());
        m_rows->appendRow(row);
        if (member.seat == kept && kept)
            m_list->setCurrentIndex(row->index());
    }
    if (m_inviting) {
        QSet<SeatId> seats{m_own};
        for (const Member &member : members)
            seats.insert(member.seat);
        m_inviting->picker().leaveOut(seats);
    }
    refresh();
}

void MembersDialog::setMayManage(bool may) {
    m_mayManage = may;
    refresh();
}

void MembersDialog::setProblem(const QString &problem) {
    const bool isOfInviting = m_inviting && m_inviting->isBusy();
    if (isOfInviting && problem.isEmpty())
        return m_inviting->accept();
    if (isOfInviting)
        return m_inviting->setProblem(problem);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (!problem.isEmpty())
        announce(m_problem);
}

PickDialog *MembersDialog::inviting() const { return m_inviting; }

bool MembersDialog::isMember() const {
    return std::ranges::find(m_members, m_own, &Member::seat) != m_members.end();
}

const Member *MembersDialog::selected() const {
    const QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    return rows.isEmpty() ? nullptr : &m_members[static_cast<size_t>(rows.first().row())];
}

void MembersDialog::refresh() {
    const Member *chosen = selected();
    m_count->setText(tr("In the room: %L1").arg(m_members.size()));
    m_remove->setVisible(m_mayManage);
    m_remove->setEnabled(chosen && chosen->seat != m_own); // who wants to go leaves
    m_remove->setToolTip(m_remove->isEnabled() ? QString() : tr("Choose somebody in the list first"));
    m_close->setVisible(m_mayManage);
    m_leave->setVisible(isMember());
    m_join->setVisible(m_mayManage && !m_members.empty() && !isMember()); // a teacher, who looks in
}

bool MembersDialog::eventFilter(QObject *watched, QEvent *event) {
    const bool isKey = watched == m_list && event->type() == QEvent::KeyPress;
    if (isKey && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        if (m_remove->isVisible() && m_remove->isEnabled())
            askToRemove();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void MembersDialog::invite() {
    setProblem({});
    QSet<SeatId> seats{m_own};
    for (const Member &member : m_members)
        seats.insert(member.seat);
    m_inviting = new PickDialog(tr("Invite into \u201c%1\u201d").arg(m_title->text()),
                                tr("Who is to come into the room?"), tr("&Invite"), m_people, this);
    m_inviting->picker().leaveOut(seats);
    m_inviting->picker().leaveOutGuests();
    connect(m_inviting, &PickDialog::wanted, this, &MembersDialog::inviteWanted);
    connect(m_inviting, &QDialog::finished, this, [this] { m_inviting.clear(); });
    Q_EMIT choosing(&m_inviting->picker());
    m_inviting->open();
}

void MembersDialog::join() {
    setProblem({});
    Q_EMIT inviteWanted({m_own});
}

void MembersDialog::askToRemove() {
    setProblem({});
    const Member *chosen = selected();
    if (!chosen)
        return;
    auto *question = new ConfirmDialog(
        u"membersQuestion"_s, tr("Remove from the room"),
        tr("Remove %1 from the room? They can read no more of it, until somebody invites them again.")
            .arg(chosen->name),
        tr("&Remove"), this);
    connect(question, &QDialog::accepted, this, [this, seat = chosen->seat] { Q_EMIT removeWanted(seat); });
    question->open();
}

void MembersDialog::askToLeave() {
    setProblem({});
    auto *question = new ConfirmDialog(
        u"membersQuestion"_s, tr("Leave the room"),
        tr("Leave the room? You can only come back when somebody invites you."), tr("&Leave room"), this);
    connect(question, &QDialog::accepted, this, &MembersDialog::leaveWanted);
    question->open();
}

void MembersDialog::askToClose() {
    setProblem({});
    auto *question =
        new ConfirmDialog(u"membersQuestion"_s, tr("Close the room"),
                          tr("Close the room for everybody? Nobody can read or write in it any more."),
                          tr("&Close room"), this);
    connect(question, &QDialog::accepted, this, &MembersDialog::closeWanted);
    question->open();
}

} // namespace lectern::ui
