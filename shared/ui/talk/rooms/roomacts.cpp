// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to rooms and messages. The menus that offer it: roommenus.cpp.
#include "shared/ui/talk/rooms/roomacts.h"

#include "shared/talk/talk.h"
#include "shared/ui/confirmdialog.h"
#include "shared/ui/errortext.h"
#include "shared/ui/talk/policydialog.h"
#include "shared/ui/talk/rooms/membersdialog.h"
#include "shared/ui/talk/rooms/newroomdialog.h"

#include <QMessageBox>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using client::Answer;

namespace {

QString lostText() {
    return RoomActs::tr("The connection broke before the server answered. Look whether it happened, else try "
                        "again.");
}

QString problemOf(const Answer &answer) {
    if (answer.isDone())
        return {};
    return answer.isLost() ? lostText() : errorText(answer.error);
}

} // namespace

RoomActs::RoomActs(talk::Talk &talk, QWidget *parent) : QObject(parent), m_talk(talk), m_window(parent) {
    connect(&talk.connection(), &client::Connection::received, this, &RoomActs::receive);
    connect(&talk.panes(), &talk::Panes::gone, this, [this](const protocol::RoomGone &room) {
        if (m_members && room.room == m_membersOf)
            m_members->close();
    });
    connect(&talk.panes(), &talk::Panes::startedOver, this, [this] {
        for (QDialog *dialog : {static_cast<QDialog *>(m_question), static_cast<QDialog *>(m_picking),
                                static_cast<QDialog *>(m_members), static_cast<QDialog *>(m_policy)}) {
            if (dialog)
                dialog->close();
        }
    });
}

bool RoomActs::mayManage(RoomId room) const {
    const protocol::Room *of = m_talk.panes().room(room);
    return m_talk.isTeacher() ||
           (of && of->kind == protocol::RoomKind::Separate && of->builder == m_talk.ownSeat());
}

QString RoomActs::nameOf(RoomId room) const {
    const protocol::Room *of = m_talk.panes().room(room);
    return of ? of->name : QString();
}

// ---- building, writing, inviting ----

void RoomActs::build(const std::vector<SeatId> &people) {
    auto *dialog = new NewRoomDialog(m_talk.people(), m_talk.ownSeat(), m_window->window());
    for (const SeatId seat : people)
        dialog->picker().choose(seat);
    connect(dialog, &NewRoomDialog::buildWanted, this,
            [this, dialog](const QString &name, const std::vector<SeatId> &chosen) {
                m_talk.commander().expectRoom(name);
                pickFor(dialog, protocol::OpenRoom{name, chosen});
            });
    connect(dialog, &QDialog::rejected, this, [this, dialog] {
        if (dialog->isBusy()) // it may be built yet, but is not waited for any more
            m_talk.commander().expectRoom({});
    });
    open(dialog);
}

void RoomActs::chooseAndWrite() {
    auto *dialog = new PickDialog(tr("Write to somebody"), tr("To whom?"), tr("&Write"), m_talk.people(),
                                  m_window->window());
    dialog->picker().leaveOut({m_talk.ownSeat()});
    connect(dialog, &PickDialog::wanted, this, [this, dialog](const std::vector<SeatId> &people) {
        dialog->accept();
        for (auto person = people.rbegin(); person != people.rend();
             ++person) // the first one's is seen at last
            Q_EMIT writeWanted(*person);
    });
    open(dialog);
}

void RoomActs::open(PickDialog *dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    feed(dialog->picker());
    m_picking = dialog;
    dialog->open();
}

// Where the list is not complete the server is asked for what is typed.
void RoomActs::feed(PeoplePicker &picker) {
    auto *finder = new talk::PeopleFinder(m_talk.requester(), &picker);
    connect(&m_talk.connection(), &client::Connection::received, finder, &talk::PeopleFinder::receive);
    connect(&picker, &PeoplePicker::searchChanged, finder, [this, finder](const QString &text) {
        if (!m_talk.people().isComplete())
            finder->search(text);
    });
    connect(finder, &talk::PeopleFinder::stateChanged, &picker, [finder, &picker] {
        std::vector<protocol::Member> found;
        for (int row = 0; row < finder->rowCount(); ++row)
            found.push_back(finder->person(row));
        picker.add(found);
    });
}

void RoomActs::pickFor(PickDialog *dialog, const protocol::ClientMessage &message) {
    m_talk.requester().ask(message, dialog, [this, dialog](const Answer &answer) {
        if (answer.isDone())
            return dialog->accept();
        m_talk.commander().expectRoom({}); // none is coming
        dialog->setProblem(problemOf(answer));
    });
}

void RoomActs::invite(RoomId room, SeatId person) {
    const protocol::Room *of = m_talk.panes().room(room);
    if (of && of->kind == protocol::RoomKind::Separate)
        ask(protocol::Invite{room, {person}});
    else
        build({person});
}

void RoomActs::join(RoomId room) { ask(protocol::Invite{room, {m_talk.ownSeat()}}); }

// ---- who is in a room ----

void RoomActs::showMembers(RoomId room) {
    auto *dialog = new MembersDialog(nameOf(room), m_talk.people(), m_talk.ownSeat(), m_window->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setMayManage(mayManage(room));
    m_members = dialog;
    m_membersOf = room;
    const auto tell = [this, dialog, room](const protocol::ClientMessage &message) {
        m_talk.requester().ask(message, dialog, [this, dialog, room](const Answer &answer) {
            dialog->setProblem(problemOf(answer));
            m_talk.requester().ask(protocol::ListMembers{room});
        });
    };
    connect(dialog, &MembersDialog::choosing, this, [this](PeoplePicker *picker) { feed(*picker); });
    connect(dialog, &MembersDialog::inviteWanted, this, [=](const std::vector<SeatId> &people) {
        tell(protocol::Invite{room, people});
    });
    connect(dialog, &MembersDialog::removeWanted, this, [=](SeatId seat) {
        tell(protocol::Remove{room, seat});
    });
    connect(dialog, &MembersDialog::leaveWanted, this, [=] { tell(protocol::LeaveRoom{room}); });
    connect(dialog, &MembersDialog::closeWanted, this, [=] { tell(protocol::CloseRoom{room}); });
    m_talk.requester().ask(protocol::ListMembers{room}, dialog,
                           [dialog](const Answer &answer) { dialog->setProblem(problemOf(answer)); });
    dialog->open();
}

void RoomActs::receive(const protocol::ServerMessage &message) {
    const auto *members = std::get_if<protocol::Members>(&message);
    if (members && m_members && members->room == m_membersOf)
        m_members->setMembers(members->members);
    const auto *rooms = std::get_if<protocol::Rooms>(&message);
    for (const protocol::Room &room : rooms ? rooms->rooms : std::vector<protocol::Room>()) {
        if (m_members && room.room == m_membersOf) // somebody came or went
            m_talk.requester().ask(protocol::ListMembers{room.room});
    }
}

// ---- who may talk ----

void RoomActs::choosePolicy() {
    if (m_policy)
        return m_policy->activateWindow();
    const talk::TalkPolicy &policy = m_talk.policy();
    auto *dialog = new PolicyDialog(policy.policy(), m_window->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_policy = dialog;
    connect(&policy, &talk::TalkPolicy::changed, dialog,
            [dialog, &policy] { dialog->setPolicy(policy.policy()); });
    connect(dialog, &PolicyDialog::policyWanted, this, [this, dialog](const protocol::SetPolicy &wish) {
        m_talk.requester().ask(wish, dialog,
                               [dialog](const Answer &answer) { dialog->setProblem(problemOf(answer)); });
    });
    dialog->open();
}

// ---- what cannot be taken back ----

void RoomActs::leave(RoomId room) {
    confirm(
        tr("Leave the room"),
        tr("Leave the room “%1”? You can only come back when somebody in it invites you.").arg(nameOf(room)),
        tr("&Leave"), protocol::LeaveRoom{room});
}

void RoomActs::close(RoomId room) {
    confirm(tr("Close the room"),
            tr("Close the room “%1” for everybody? Nobody can read it or write in it any more.")
                .arg(nameOf(room)),
            tr("&Close it"), protocol::CloseRoom{room});
}

void RoomActs::remove(MessageId message) {
    confirm(tr("Delete the message"),
            tr("Delete this message for everybody? It is erased from the server's files, too, and cannot be "
               "brought back."),
            tr("&Delete"), protocol::Delete{message});
}

void RoomActs::confirm(const QString &title, const QString &text, const QString &deed,
                       const protocol::ClientMessage &message) {
    auto *question =
        new ConfirmDialog(u"talkQuestion"_s, title, text, deed, m_window->window(), tr("&Keep it"));
    connect(question, &QDialog::accepted, this, [this, message] { ask(message); });
    m_question = question;
    question->open();
}

void RoomActs::ask(const protocol::ClientMessage &message) {
    m_talk.requester().ask(message, this, [this](const Answer &answer) {
        if (!answer.isDone())
            explain(problemOf(answer));
    });
}

void RoomActs::explain(const QString &why) {
    auto *box =
        new QMessageBox(QMessageBox::Warning, tr("Not done"), {}, QMessageBox::Ok, m_window->window());
    box->setObjectName(u"talkProblem"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(why);
    box->open();
}

} // namespace lectern::ui
