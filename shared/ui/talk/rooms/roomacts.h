// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to rooms beside writing in them: building, looking who is in, inviting, leaving, closing, deleting
// messages, choosing who may talk. Asks before anything is lost, and says what the server refused. objectNames: talkQuestion, talkProblem.
#pragma once

#include "shared/client/requester.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

class QMenu;
class QWidget;

namespace lectern::talk {
class Talk;
}

namespace lectern::ui {

class MembersDialog;
class PeoplePicker;
class PickDialog;
class PolicyDialog;

class RoomActs : public QObject {
    Q_OBJECT

public:
    RoomActs(talk::Talk &talk, QWidget *parent); // the dialogs' parent, too

    void build(const std::vector<SeatId> &people = {}); // a room, with them chosen already
    void chooseAndWrite();                              // to somebody
    void invite(RoomId room, SeatId person);            // to a room of one's own, or to a new one
    void showMembers(RoomId room);
    void leave(RoomId room);
    void close(RoomId room);
    void join(RoomId room); // a teacher: one that others have built
    void remove(MessageId message);
    void choosePolicy();               // a teacher: who may talk
    bool mayManage(RoomId room) const; // its builder, or a teacher

    void fillNewMenu(QMenu &menu); // what can be opened beside the panes that are
    void fillRoomMenu(QMenu &menu, RoomId room);

    void ask(const protocol::ClientMessage &message); // and say so where it is refused
    void explain(const QString &why);                 // a sentence

Q_SIGNALS:
    void writeWanted(lectern::SeatId person);
    void searchWanted();
    void sinceWanted();

private:
    void receive(const protocol::ServerMessage &message);
    void open(PickDialog *dialog);
    void feed(PeoplePicker &picker);
    void pickFor(PickDialog *dialog, const protocol::ClientMessage &message);
    void confirm(const QString &title, const QString &text, const QString &deed,
                 const protocol::ClientMessage &message);
    QString nameOf(RoomId room) const;

    talk::Talk &m_talk;
    QWidget *m_window;
    QPointer<QDialog> m_question; // before something is lost
    QPointer<PolicyDialog> m_policy;
    QPointer<PickDialog> m_picking;
    QPointer<MembersDialog> m_members;
    RoomId m_membersOf;
};

} // namespace lectern::ui
