// SPDX-License-Identifier: GPL-3.0-or-later
// One class: who sits in it, what is asked, what was answered. Synchronous and single-threaded; every rule of
// voting lives here (docs/architecture.md, "The rules of voting"). A call either returns the effects that
// follow from it, or a refusal and has changed nothing.
//
// Durable state (seats, questions, ballots) changes only by applying records. Presence (who is connected, since
// when, how fast somebody votes) is not durable: after a replay every seat is away.
#pragma once

#include "server/classroom/clock.h"
#include "server/classroom/effects.h"
#include "server/classroom/hands.h"
#include "server/classroom/inquiries.h"
#include "server/classroom/peoplenews.h"
#include "server/classroom/presence.h"
#include "server/classroom/question.h"
#include "server/classroom/seats.h"
#include "server/classroom/talk.h"

#include <optional>

namespace lectern {

class Classroom {
public:
    explicit Classroom(const Clock &clock)
        : m_clock(clock),
          m_seats(clock),
          m_presence(clock),
          m_talk(clock, m_seats, m_news),
          m_hands(clock, m_seats, m_news),
          m_inquiries(clock, m_seats) {}
    Q_DISABLE_COPY_MOVE(Classroom) // its parts know each other

    // A fact of the past: the only way in which durable state ever changes. A fact about a seat or question
    // that is not there is skipped: a damaged file must not keep a class from starting.
    void apply(const Record &record);

    // Forgets everything, presence too, and applies these: memory is again what the file says.
    void restore(const std::vector<Record> &facts);
    // After a restore: the connection sits on its seat as before, and is told how the class stands now. Nothing
    // when that seat is gone.
    std::optional<Effects> resit(ConnectionId connection, SeatId seat);

    // `token` is fresh, random and hexadecimal; only its hash is kept. A forlorn seat of that name is given up for it.
    Outcome joinStudent(ConnectionId connection, const QString &name, const QByteArray &token);
    // The key has been proved. An empty name means "Teacher"; a present teacher of that name gives "Teacher 2",
    // the seat of an absent one is taken over. The first teacher starts the lesson.
    Outcome joinTeacher(ConnectionId connection, const QString &name, const QByteArray &token);
    // Same seat, same ballots; a connection that still holds the seat is dismissed with `taken-over`.
    Outcome resume(ConnectionId connection, protocol::Role role, const QByteArray &token);
    // Whoever comes by plain text sits until the connection ends, or a restart. In the chat room the name is a wish, else
    // the server's word. Teacher: who holds the poll.
    Outcome joinGuest(ConnectionId connection, protocol::Door door, protocol::Role role, const QString &name);
    Effects releaseGuest(ConnectionId connection); // gives that seat up
    Effects releaseAbsentGuests();                 // and those whose connection is gone
    // The connection is gone: its seat is away. Unknown connections are ignored.
    Effects disconnected(ConnectionId connection);
    Outcome leave(ConnectionId connection);

    // Something came from whoever sits there after the welcome. See Seat::isForlorn().
    void heard(ConnectionId connection);

    // Casting again what is counted already is fine, and leaves no record.
    Outcome vote(ConnectionId connection, QuestionId question, const QString &choice);

    // The handlers let only teachers come here.
    Outcome ask(const QString &text);
    Outcome close(QuestionId question);
    Outcome clear() { return ask({}); }
    Outcome show(bool shown);
    // Everybody is dismissed, seats and question are gone; ids go on counting.
    Outcome quit();

    Outcome setPolicy(const protocol::SetPolicy &request);

    // What changes often is sent seldom: publish() is due in so long (0: now), or not at all. One call may leave people
    // for the next.
    std::optional<std::chrono::milliseconds> untilNews() const;
    bool hasNews() const { return untilNews() == std::chrono::milliseconds(0); }
    Effects publish();

    // What is said, by whom, and who wants to be heard. The seat is that of seatOf().
    Talk &talk() { return m_talk; }
    const Talk &talk() const { return m_talk; }
    Hands &hands() { return m_hands; }
    Inquiries &inquiries() { return m_inquiries; }
    qint64 wallTime() const { return m_clock.wallTime(); }
    std::chrono::milliseconds steadyTime() const { return m_clock.steadyTime(); }
    bool isVoteOpen() const { return m_question && m_question->isOpen(); }

    // Nobody while the connection has not joined.
    Seat *seatOf(ConnectionId connection) { return m_seats.atConnection(connection); }
    const Seat *seatOf(ConnectionId connection) const { return m_seats.atConnection(connection); }
    const Seats &seats() const { return m_seats; }
    bool hasTeacher() const { return m_seats.hasTeacher(); } // a teacher sits here, connected or not
    bool hasHadTeacher() const { return m_lessonRuns; }      // in this lesson, through whatever door
    const Question *question() const { return m_question ? &*m_question : nullptr; }
    protocol::Tally tally() const; // only while there is a question

private:
    void applyFact(const record::LessonStarted &fact);
    void applyFact(const record::LessonEnded &fact);
    void applyFact(const record::SeatTaken &fact);
    void applyFact(const record::TokenReplaced &fact);
    void applyFact(const record::SeatLeft &fact);
    void applyFact(const record::QuestionOpened &fact);
    void applyFact(const record::QuestionClosed &fact);
    void applyFact(const record::BallotCast &fact);
    void applyFact(const record::ResultShown &fact);
    void applyFact(const record::PolicySet &fact);
    void applyFact(const auto &fact); // of one of the parts
    Question *current(QuestionId question);

    void record(Effects &effects, Record fact);
    Effects takeSeat(ConnectionId connection, protocol::Role role, const QString &name,
                     const QByteArray &token, Effects effects = {}, std::optional<protocol::Door> door = {});
    void giveUp(Effects &effects, const Seat &seat);
    void sit(Effects &effects, ConnectionId connection, Seat &seat, const QByteArray &token);
    void sitAsGuest(Effects &effects, ConnectionId connection, Seat &seat);
    void addSnapshot(Effects &effects, ConnectionId connection, const Seat &seat);
    void addPeopleSnapshot(Effects &effects, ConnectionId connection, protocol::Role reader);
    void publishPeople(Effects &effects);
    void publishPeopleToStudents(Effects &effects);
    void tellStudentsWhoIsListed(Effects &effects);
    std::vector<protocol::Person> portraits(const std::vector<SeatId> &seats, protocol::Role reader);
    bool hasNewsForStudents() const;
    void connectSeat(Seat &seat, ConnectionId connection);
    void disconnectSeat(Seat &seat);
    void noteChanged(const Seat &seat);
    void countAnswered(const Seat &seat, int change);
    bool hasAnswered(const Seat &seat) const { return m_question && m_question->hasBallotOf(seat.id); }

    std::optional<Refusal> whyNotOpen(QuestionId question, const QString &advice) const;
    void closeOpen(Effects &effects);
    void sendQuestion(Effects &effects) const;
    void sendTally(Effects &effects) const;

    const Clock &m_clock;
    Seats m_seats;
    std::optional<Question> m_question; // the current one; those before it are archived in the journal
    QuestionId m_lastQuestion;
    bool m_lessonRuns = false;
    // Students who are here and have answered, and who of them came by plain text: makes a tally cost nothing.
    int m_answeredHere = 0;
    int m_guestsAnsweredHere = 0;

    bool m_tallyChanged = false;
    PublicNews m_news; // whose state has changed
    Presence m_presence;
    Talk m_talk;
    Hands m_hands;
    Inquiries m_inquiries;

    bool m_studentsSeeAll = true; // students of a small class are told who is in it
    int m_hereTold = 0;           // else how many are
    Pace m_hereTelling;
};

} // namespace lectern
