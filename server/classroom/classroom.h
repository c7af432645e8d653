// SPDX-License-Identifier: GPL-3.0-or-later
// One class: who sits in it, what is asked, what was answered. Synchronous and single-threaded; every rule of
// voting lives here (docs/architecture.md, "The rules of voting"). A call either returns the effects that
// follow from it, or a refusal and has changed nothing.
#pragma once

#include "server/classroom/clock.h"
#include "server/classroom/effects.h"
#include "server/classroom/question.h"
#include "server/classroom/seats.h"

#include <optional>
#include <set>

namespace lectern {

class Classroom {
public:
    explicit Classroom(const Clock &clock) : m_clock(clock) {}

    // A fact of the past: the only way in which durable state ever changes.
    void apply(const Record &record);

    // `token` is fresh and random; only its hash is kept.
    Outcome joinStudent(ConnectionId connection, const QString &name, const QByteArray &token);
    // The key has been proved. An empty name means "Teacher"; a present teacher of that name gives "Teacher 2".
    Outcome joinTeacher(ConnectionId connection, const QString &name, const QByteArray &token);
    // Same seat, same ballots; a connection that still holds the seat is dismissed with `taken-over`.
    Outcome resume(ConnectionId connection, protocol::Role role, const QByteArray &token);
    // The connection is gone: its seat is away. Unknown connections are ignored.
    Effects disconnected(ConnectionId connection);
    Outcome leave(ConnectionId connection);

    Outcome vote(ConnectionId connection, QuestionId question, const QString &choice);

    // The handlers let only teachers come here.
    Outcome ask(const QString &text);
    Outcome close(QuestionId question);
    Outcome clear();
    Outcome show(bool shown);
    Outcome quit();

    // Tally and people change often and are sent seldom: after a call, while this is true, publish() is due.
    bool hasNews() const { return m_tallyChanged || !m_changedPeople.empty(); }
    Effects publish();

    // Nobody while the connection has not joined.
    const Seat *seatOf(ConnectionId connection) const { return m_seats.atConnection(connection); }
    bool hasTeacher() const; // a teacher sits here, connected or not
    const Question *question() const { return m_question ? &*m_question : nullptr; }

private:
    void record(Effects &effects, Record fact);
    void startLesson(Effects &effects);
    void sit(Effects &effects, ConnectionId connection, Seat &seat, const QByteArray &token);
    void addSnapshot(Effects &effects, ConnectionId connection, const Seat &seat) const;
    void addPeople(Effects &effects, const Audience &to, const std::vector<const Seat *> &seats, bool reset) const;
    void open(Effects &effects, const QString &text);
    void closeOpen(Effects &effects);
    protocol::Question questionMessage() const;
    protocol::Tally tallyMessage() const;
    protocol::Person personMessage(const Seat &seat) const;
    Effects tallyForAll() const;

    const Clock &m_clock;
    Seats m_seats;
    std::optional<Question> m_question; // the current one; those before it are archived in the journal
    QuestionId m_lastQuestion;
    bool m_lessonRuns = false;

    bool m_tallyChanged = false;
    std::set<SeatId> m_changedPeople;
};

} // namespace lectern
