// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that ask the server, and what it answers.
#include "shared/talk/commander.h"
#include "shared/talk/panes.h"
#include "shared/talk/peoplemodel.h"

#include <QDateTime>
#include <QLocale>

#include <utility>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostNames = 50; // of more the number says more

std::vector<SeatId> seatsOf(const std::vector<protocol::Member> &people) {
    std::vector<SeatId> seats;
    for (const protocol::Member &person : people)
        seats.push_back(person.seat);
    return seats;
}

} // namespace

void Commander::withPeople(const QStringList &names, Next next) {
    m_addressees.find(names, [this, next = std::move(next)](const Addressees::Found &found) {
        if (found.problem.isEmpty())
            next(found.people);
        else
            Q_EMIT refused(found.problem);
    });
}

void Commander::ask(const protocol::ClientMessage &message) {
    m_parts.requester.ask(message, this, [this](const client::Answer &answer) {
        if (answer.isDone())
            return Q_EMIT done();
        m_wantedRoom.clear(); // none is coming
        if (answer.isLost())
            Q_EMIT refused(tr("The connection broke before the server answered. Try again when it is back."));
        else
            refuse(answer.error);
    });
}

void Commander::refuse(const protocol::Error &error) {
    if (error.code == ErrorCode::SlowDown && error.wait)
        Q_EMIT slowedDown(*error.wait);
    else
        Q_EMIT failed(error);
}

// ---- rooms ----

void Commander::run(const command::OpenRoom &wish) {
    withPeople(wish.people, [this, name = wish.name](const std::vector<protocol::Member> &people) {
        m_wantedRoom = name;
        ask(protocol::OpenRoom{name, seatsOf(people)});
    });
}

bool Commander::isInSeparateRoom() const {
    const protocol::Room *room = m_parts.panes.room(m_pane);
    return room && room->kind == protocol::RoomKind::Separate;
}

void Commander::run(const command::Invite &wish) {
    if (!isInSeparateRoom()) {
        Q_EMIT refused(tr("You can only invite to a room. Build one with /room, or change to its pane."));
        return;
    }
    withPeople(wish.people, [this](const std::vector<protocol::Member> &people) {
        ask(protocol::Invite{m_pane, seatsOf(people)});
    });
}

void Commander::run(const command::LeaveRoom &) {
    if (isInSeparateRoom())
        ask(protocol::LeaveRoom{m_pane});
    else
        Q_EMIT refused(tr("Only a room can be left. Change to its pane first."));
}

void Commander::run(const command::ListMembers &) {
    const protocol::Room *room = m_parts.panes.room(m_pane);
    if (!room)
        return refuseWithoutRoom();
    if (room->kind == protocol::RoomKind::Separate) {
        m_wantsMembers = true;
        return ask(protocol::ListMembers{m_pane});
    }
    tell(room->kind == protocol::RoomKind::Direct ? tr("Here: you and %1").arg(room->name) : whoIsInClass());
    Q_EMIT done();
}

QString Commander::whoIsInClass() const {
    QStringList names;
    for (int row = 0; row < m_parts.people.rowCount(); ++row) {
        const protocol::Person &person = m_parts.people.person(row);
        if (person.state == protocol::PersonState::Here)
            names += person.name;
    }
    if (!m_parts.people.isComplete() || names.size() > mostNames)
        return tr("Here: %1 students").arg(QLocale().toString(m_parts.people.here()));
    names.sort(Qt::CaseInsensitive);
    return tr("Here: %1").arg(names.join(u", "_s));
}

// ---- what the server tells this one alone ----

void Commander::run(const command::Calculate &wish) { ask(protocol::Calculate{wish.text}); }

void Commander::run(const command::TellDate &) {
    m_clock = Clock::Date;
    ask(protocol::TellTime{});
}

void Commander::run(const command::TellTime &) {
    m_clock = Clock::Time;
    ask(protocol::TellTime{});
}

void Commander::receive(const protocol::ServerMessage &message) {
    m_addressees.receive(message);
    if (const auto *calculation = std::get_if<protocol::Calculation>(&message))
        tell(calculation->text + u" = "_s + calculation->result);
    else if (const auto *time = std::get_if<protocol::Time>(&message))
        tellClock(*time);
    else if (const auto *members = std::get_if<protocol::Members>(&message))
        tellMembers(*members);
}

// In the server's own zone, in the reader's manner.
void Commander::tellClock(const protocol::Time &time) {
    const QDateTime clock = QDateTime::fromString(time.text, Qt::ISODate);
    switch (std::exchange(m_clock, Clock::None)) {
    case Clock::Date:
        return tell(tr("The server's date: %1").arg(QLocale().toString(clock.date(), QLocale::LongFormat)));
    case Clock::Time:
        return tell(tr("The server's time: %1").arg(QLocale().toString(clock.time(), QLocale::LongFormat)));
    case Clock::None:
        return;
    }
}

void Commander::tellMembers(const protocol::Members &members) {
    if (!std::exchange(m_wantsMembers, false))
        return; // asked for by somebody else
    QStringList names;
    for (const protocol::Member &member : members.members)
        names += member.state == protocol::PersonState::Away ? tr("%1 (away)").arg(member.name) : member.name;
    names.sort(Qt::CaseInsensitive);
    Q_EMIT told(members.room, tr("In this room: %1").arg(names.join(u", "_s)));
}

} // namespace lectern::talk
