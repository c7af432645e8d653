// SPDX-License-Identifier: GPL-3.0-or-later
// Who is in a separate room, and what can be done about it. Asks before it says that somebody is to go, that the reader
// leaves, or that the room is to be closed. Whoever does it tells setProblem() when it was refused.
// objectNames: membersDialog, membersTitle, membersCount, membersList, membersProblem, inviteButton, joinButton,
// removeButton, leaveButton, closeRoomButton, membersDoneButton; membersQuestion with those of
// ConfirmDialog.
#pragma once

#include "shared/ui/talk/people/peoplepicker.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QListView;
class QPushButton;
class QStandardItemModel;

namespace lectern::talk {
class PeopleModel;
}

namespace lectern::ui {

class PickDialog;

class MembersDialog : public QDialog {
    Q_OBJECT

public:
    MembersDialog(const QString &room, const talk::PeopleModel &people, SeatId own, QWidget *parent);

    void setRoomName(const QString &room);
    void setMembers(const std::vector<protocol::Member> &members);
    void setMayManage(bool may);             // the builder and teachers: remove people, close the room
    void setProblem(const QString &problem); // of what was wanted last; empty: it is done
    // While somebody is chosen to be invited; null otherwise.
    PickDialog *inviting() const;

Q_SIGNALS:
    // The dialog to choose in stays open until setProblem() tells how it went; a teacher who is not in the room may
    // wish to be invited, without such a dialog.
    void inviteWanted(const std::vector<lectern::SeatId> &people);
    void choosing(lectern::ui::PeoplePicker *picker); // of whom to invite: it can be given what is found
    void removeWanted(lectern::SeatId seat);
    void leaveWanted();
    void closeWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *addButton(const QString &name, const QString &text, void (MembersDialog::*slot)());
    void buildList();
    QWidget *buildButtons();
    void refresh();
    bool isMember() const;
    const protocol::Member *selected() const;
    void invite();
    void join();
    void askToRemove();
    void askToLeave();
    void askToClose();

    const talk::PeopleModel &m_people;
    const SeatId m_own;
    std::vector<protocol::Member> m_members;
    bool m_mayManage = false;
    QLabel *m_title;
    QLabel *m_count;
    QListView *m_list;
    QStandardItemModel *m_rows;
    QLabel *m_problem;
    QPushButton *m_invite = nullptr;
    QPushButton *m_join = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_leave = nullptr;
    QPushButton *m_close = nullptr;
    QPointer<PickDialog> m_inviting;
};

} // namespace lectern::ui
