// SPDX-License-Identifier: GPL-3.0-or-later
// Classroom's fourth part: who comes, comes back, and goes.
#include "server/classroom/classroom.h"
#include "server/classroom/names.h"
#include "server/classroom/portrait.h"

#include <QCryptographicHash>

namespace lectern {

using namespace Qt::Literals::StringLiterals;
using protocol::Door;
using protocol::Role;

namespace {

// A token is hexadecimal text: whoever writes it in capitals means the same.
QByteArray hashOf(const QByteArray &token) {
    return QCryptographicHash::hash(token.toLower(), QCryptographicHash::Sha256);
}

Refusal alreadySits() { return refusal(ErrorCode::WrongState, u"You sit in the class already."_s); }

Refusal nameTaken(const QString &suggestion) {
    Refusal taken =
        refusal(ErrorCode::NameTaken, u"Somebody here is called like that. Choose another name."_s);
    taken.suggestion = suggestion;
    return taken;
}

Refusal nameRefusal(const names::Complaint &complaint) { return refusal(complaint.code, complaint.text); }

} // namespace

Outcome Classroom::joinStudent(ConnectionId connection, const QString &wish, const QByteArray &token) {
    if (seatOf(connection))
        return alreadySits();
    const auto accepted = names::accept(wish, Role::Student);
    if (const auto *complaint = std::get_if<names::Complaint>(&accepted))
        return nameRefusal(*complaint);
    const QString &name = std::get<QString>(accepted);
    Effects effects;
    if (const Seat *sitter = m_seats.named(name)) {
        if (!sitter->isForlorn())
            return nameTaken(m_seats.freeNameLike(name, Role::Student));
        giveUp(effects, *sitter);
    }
    return takeSeat(connection, Role::Student, name, token, std::move(effects));
}

Outcome Classroom::joinTeacher(ConnectionId connection, const QString &wish, const QByteArray &token) {
    if (seatOf(connection))
        return alreadySits();
    const auto accepted = names::accept(wish.isEmpty() ? u"Teacher"_s : wish, Role::Teacher);
    if (const auto *complaint = std::get_if<names::Complaint>(&accepted))
        return nameRefusal(*complaint);
    const QString &name = std::get<QString>(accepted);
    Seat *seat = m_seats.named(name);
    if (!seat)
        return takeSeat(connection, Role::Teacher, name, token);
    if (!seat->isStudent() && !seat->isHere()) {
        Effects effects;
        record(effects, record::TokenReplaced{seat->id, hashOf(token)});
        sit(effects, connection, *seat, token);
        return effects;
    }
    const QString other = m_seats.freeNameLike(name, Role::Teacher);
    if (other.isEmpty())
        return refusal(ErrorCode::NameTaken, u"That name is taken. Choose another one."_s);
    return takeSeat(connection, Role::Teacher, other, token);
}

// The name of a poll's or chat's guest is the server's word; where somebody has it already, a numbered one does.
Outcome Classroom::joinGuest(ConnectionId connection, Door door, Role role, const QString &wish) {
    if (seatOf(connection))
        return alreadySits();
    QString name = wish;
    if (door == Door::Room) {
        const auto accepted = names::accept(wish, role);
        if (const auto *complaint = std::get_if<names::Complaint>(&accepted))
            return nameRefusal(*complaint);
        name = std::get<QString>(accepted);
    }
    if (m_seats.named(name)) {
        const QString other = m_seats.freeNameLike(name, role);
        if (door == Door::Room || other.isEmpty())
            return nameTaken(other);
        name = other;
    }
    return takeSeat(connection, role, name, {}, {}, door);
}

Effects Classroom::releaseGuest(ConnectionId connection) {
    Effects effects;
    const Seat *seat = seatOf(connection);
    if (seat && seat->isGuest())
        giveUp(effects, *seat);
    return effects;
}

Effects Classroom::releaseAbsentGuests() {
    Effects effects;
    while (!m_seats.absentGuests().empty())
        giveUp(effects, *m_seats.find(*m_seats.absentGuests().begin()));
    return effects;
}

Effects Classroom::takeSeat(ConnectionId connection, Role role, const QString &name, const QByteArray &token,
                            Effects effects, std::optional<Door> door) {
    const qint64 now = m_clock.wallTime();
    if (role == Role::Teacher && !m_lessonRuns)
        record(effects, record::LessonStarted{now});
    if (m_talk.needsClassRoom())
        record(effects, m_talk.classRoom());
    const SeatId id = m_seats.nextId();
    record(effects, record::SeatTaken{id, role, name, door ? QByteArray() : hashOf(token), now, door});
    Seat &seat = *m_seats.find(id);
    seat.isProven = door.has_value(); // nobody could come back to it anyway
    if (door)
        sitAsGuest(effects, connection, seat);
    else
        sit(effects, connection, seat, token);
    return effects;
}

void Classroom::heard(ConnectionId connection) {
    if (Seat *seat = seatOf(connection))
        seat->isProven = true;
}

Outcome Classroom::resume(ConnectionId connection, Role role, const QByteArray &token) {
    if (seatOf(connection))
        return alreadySits();
    const QByteArray hash = hashOf(token);
    if (m_seats.wasOfTheLastLesson(hash))
        return refusal(ErrorCode::LessonEnded, u"The lesson of that seat has ended. Join with your name."_s);
    Seat *seat = m_seats.withToken(hash);
    if (!seat || seat->role != role)
        return refusal(ErrorCode::BadToken, u"Your seat of last time is gone. Join with your name."_s);
    seat->isProven = true; // by the token
    Effects effects;
    if (seat->isHere()) {
        const protocol::Goodbye goodbye{GoodbyeReason::TakenOver,
                                        u"Your seat is used in another window now."_s};
        effects.deliveries.push_back(Dismiss{seat->connection, goodbye});
    }
    sit(effects, connection, *seat, {});
    return effects;
}

// `token` is empty where the old one stays good.
void Classroom::sit(Effects &effects, ConnectionId connection, Seat &seat, const QByteArray &token) {
    connectSeat(seat, connection);
    const protocol::Welcome welcome{seat.role, seat.id, seat.name, token, token.isEmpty()};
    effects.deliveries.push_back(Send{connection, welcome});
    addSnapshot(effects, connection, seat);
    effects.deliveries.push_back(Enroll{connection, seat.id, seat.role});
}

// What it is told first, its service knows.
void Classroom::sitAsGuest(Effects &effects, ConnectionId connection, Seat &seat) {
    if (seat.canTalk())
        m_presence.tellBefore(connection, effects, m_seats);
    connectSeat(seat, connection);
    effects.deliveries.push_back(Enroll{connection, seat.id, seat.role, seat.door});
    if (seat.canTalk())
        effects.deliveries.push_back(
            Arrival{connection, {}, seat.name, seat.door, true, m_seats.talkersHere(), m_clock.wallTime()});
}

std::optional<Effects> Classroom::resit(ConnectionId connection, SeatId id) {
    Seat *seat = m_seats.find(id);
    if (!seat || seat->hasLeft())
        return {};
    Effects effects;
    connectSeat(*seat, connection);
    if (!seat->isGuest())
        addSnapshot(effects, connection, *seat);
    return effects;
}

void Classroom::addSnapshot(Effects &effects, ConnectionId connection, const Seat &seat) {
    const auto send = [&](protocol::ServerMessage message) {
        effects.deliveries.push_back(Send{connection, std::move(message)});
    };
    send(portrait::questionMessage(question()));
    if (hasAnswered(seat))
        send(protocol::Ballot{m_question->id(), *m_question->ballotOf(seat.id)});
    if (m_question && (m_question->isShown() || !seat.isStudent()))
        send(tally());
    addPeopleSnapshot(effects, connection, seat.role);
    m_talk.addSnapshot(effects, connection, seat);
    m_hands.addSnapshot(effects, connection, seat);
    m_inquiries.addSnapshot(effects, connection, seat);
}

Effects Classroom::disconnected(ConnectionId connection) {
    if (Seat *seat = m_seats.atConnection(connection))
        disconnectSeat(*seat);
    return {};
}

Outcome Classroom::leave(ConnectionId connection) {
    const Seat *seat = seatOf(connection);
    if (!seat)
        return refusal(ErrorCode::WrongState, u"You do not sit in the class."_s);
    Effects effects;
    giveUp(effects, *seat);
    effects.deliveries.push_back(Dismiss{connection, {GoodbyeReason::Left, u"You have left the class."_s}});
    return effects;
}

void Classroom::giveUp(Effects &effects, const Seat &seat) {
    m_talk.leaveRooms(effects, seat);
    const qint64 now = m_clock.wallTime();
    const ConnectionId who = seat.connection;
    record(effects, record::SeatLeft{seat.id, now});
    if (seat.isGuest() && seat.canTalk())
        effects.deliveries.push_back(
            Arrival{who, {}, seat.name, seat.door, false, m_seats.talkersHere(), now});
}

void Classroom::connectSeat(Seat &seat, ConnectionId connection) {
    disconnectSeat(seat);
    m_seats.connect(seat, connection);
    countAnswered(seat, hasAnswered(seat) ? 1 : 0);
    if (seat.canTalk())
        m_presence.came(seat.id);
    noteChanged(seat);
}

void Classroom::disconnectSeat(Seat &seat) {
    if (!seat.isHere())
        return;
    countAnswered(seat, hasAnswered(seat) ? -1 : 0);
    m_seats.disconnect(seat);
    m_presence.wentAway(seat.id);
    noteChanged(seat);
}

void Classroom::noteChanged(const Seat &seat) {
    m_news.note(seat.id);
    if (seat.isStudent())
        m_tallyChanged = true; // its `seats` counts who is here
}

} // namespace lectern
