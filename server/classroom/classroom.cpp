// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/classroom.h"

#include "server/classroom/names.h"
#include "server/classroom/portrait.h"
#include "server/classroom/questiontext.h"

#include <QCryptographicHash>

namespace lectern {

using namespace Qt::Literals::StringLiterals;
using protocol::Role;

namespace {

// A token is hexadecimal text: whoever writes it in capitals means the same.
QByteArray hashOf(const QByteArray &token) {
    return QCryptographicHash::hash(token.toLower(), QCryptographicHash::Sha256);
}

Refusal alreadySits() { return refusal(ErrorCode::WrongState, u"You sit in the class already."_s); }

Refusal nameRefusal(const names::Complaint &complaint) { return refusal(complaint.code, complaint.text); }

Refusal tooManyVotes(double wait) {
    Refusal error =
        refusal(ErrorCode::SlowDown, u"You change your vote too often. Wait a moment, then try again."_s);
    error.wait = wait;
    return error;
}

// "Question 3", with its text where it has one.
QString nameOf(const Question &question) {
    const QString number = u"Question %1"_s.arg(question.id().value);
    return question.text().isEmpty() ? number : number + u" (“"_s + question.text() + u"”)"_s;
}

Refusal badChoice(const Question &question) {
    QStringList choices;
    for (const QString &choice : question.rules().choices())
        choices.append(choice);
    return refusal(ErrorCode::BadChoice, u"Answer with one of these: %1."_s.arg(choices.join(u", "_s)));
}

} // namespace

// ---- people ----

Outcome Classroom::joinStudent(ConnectionId connection, const QString &wish, const QByteArray &token) {
    if (seatOf(connection))
        return alreadySits();
    const auto accepted = names::accept(wish, Role::Student);
    if (const auto *complaint = std::get_if<names::Complaint>(&accepted))
        return nameRefusal(*complaint);
    const QString &name = std::get<QString>(accepted);
    if (m_seats.named(name)) {
        Refusal taken =
            refusal(ErrorCode::NameTaken, u"Somebody here is called like that. Choose another name."_s);
        taken.suggestion = m_seats.freeNameLike(name, Role::Student);
        return taken;
    }
    return takeSeat(connection, Role::Student, name, token);
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

Outcome Classroom::takeSeat(ConnectionId connection, Role role, const QString &name,
                            const QByteArray &token) {
    Effects effects;
    const qint64 now = m_clock.wallTime();
    if (role == Role::Teacher && !m_lessonRuns)
        record(effects, record::LessonStarted{now});
    if (m_talk.needsClassRoom())
        record(effects, m_talk.classRoom());
    const SeatId id = m_seats.nextId();
    record(effects, record::SeatTaken{id, role, name, hashOf(token), now});
    sit(effects, connection, *m_seats.find(id), token);
    return effects;
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

Effects Classroom::resit(ConnectionId connection, SeatId id) {
    Seat *seat = m_seats.find(id);
    if (!seat || seat->hasLeft())
        return {};
    Effects effects;
    connectSeat(*seat, connection);
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
    m_talk.leaveRooms(effects, *seat);
    record(effects, record::SeatLeft{seat->id, m_clock.wallTime()});
    effects.deliveries.push_back(Dismiss{connection, {GoodbyeReason::Left, u"You have left the class."_s}});
    return effects;
}

void Classroom::connectSeat(Seat &seat, ConnectionId connection) {
    disconnectSeat(seat);
    m_seats.connect(seat, connection);
    m_answeredHere += hasAnswered(seat) ? 1 : 0;
    m_presence.came(seat.id);
    noteChanged(seat);
}

void Classroom::disconnectSeat(Seat &seat) {
    if (!seat.isHere())
        return;
    m_answeredHere -= hasAnswered(seat) ? 1 : 0;
    m_seats.disconnect(seat);
    m_presence.wentAway(seat.id);
    noteChanged(seat);
}

void Classroom::noteChanged(const Seat &seat) {
    m_news.note(seat.id);
    if (seat.isStudent())
        m_tallyChanged = true; // its `seats` counts who is here
}

// ---- questions ----

Outcome Classroom::vote(ConnectionId connection, QuestionId question, const QString &choice) {
    Seat *seat = m_seats.atConnection(connection);
    if (!seat || !seat->isStudent())
        return refusal(ErrorCode::NotAllowed,
                       u"Only students of this class vote. Join it with a name first."_s);
    if (const auto late =
            whyNotOpen(question, u"Answer the question that is open now, or wait for the next one."_s))
        return *late;
    if (!m_question->rules().accepts(choice))
        return badChoice(*m_question);
    if (m_question->ballotOf(seat->id) == choice)
        return Effects{}; // sent twice because the first answer was lost on the way
    if (const auto wait = seat->votes.take(m_clock.steadyTime()))
        return tooManyVotes(*wait);
    Effects effects;
    record(effects, record::BallotCast{question, seat->id, choice, m_clock.wallTime()});
    return effects;
}

std::optional<Refusal> Classroom::whyNotOpen(QuestionId question, const QString &advice) const {
    if (!m_question)
        return refusal(ErrorCode::NoQuestion, u"Nothing has been asked yet. Wait for the question."_s);
    if (question > m_question->id())
        return refusal(ErrorCode::NoQuestion,
                       u"Question %1 has not been asked yet. "_s.arg(question.value) + advice);
    if (question < m_question->id())
        return refusal(ErrorCode::TooLate, u"Question %1 is over. "_s.arg(question.value) + advice);
    if (!m_question->isOpen())
        return refusal(ErrorCode::TooLate, nameOf(*m_question) + u" was closed. "_s + advice);
    return {};
}

Outcome Classroom::ask(const QString &text) {
    const std::optional<QString> clean = cleanQuestionText(text);
    if (!clean) {
        return refusal(ErrorCode::TextInvalid,
                       u"A question has at most %1 characters, and no control characters. "
                       "Shorten it, or type it again."_s.arg(limits::questionCharacters));
    }
    Effects effects;
    if (m_question && m_tallyChanged && m_question->answered() > 0)
        sendTally(effects); // the last votes of the old question would else never be told
    closeOpen(effects);
    const QuestionId id{m_lastQuestion.value + 1};
    record(effects, record::QuestionOpened{id, protocol::QuestionKind::YesNo, *clean, m_clock.wallTime()});
    sendQuestion(effects);
    return effects;
}

Outcome Classroom::close(QuestionId question) {
    if (const auto late = whyNotOpen(question, u"There is nothing to close."_s))
        return *late;
    Effects effects;
    closeOpen(effects);
    sendQuestion(effects);
    return effects;
}

Outcome Classroom::show(bool shown) {
    if (!m_question)
        return refusal(ErrorCode::NoQuestion, u"There is no result yet. Ask a question first."_s);
    if (m_question->isShown() == shown)
        return Effects{};
    Effects effects;
    record(effects, record::ResultShown{m_question->id(), shown});
    sendQuestion(effects);
    sendTally(effects);
    return effects;
}

Outcome Classroom::quit() {
    Effects effects;
    record(effects, record::LessonEnded{m_clock.wallTime()});
    effects.deliveries.push_back(
        Dismiss{Group::Everybody, {GoodbyeReason::ClassEnded, u"The class has ended."_s}});
    return effects;
}

void Classroom::closeOpen(Effects &effects) {
    if (m_question && m_question->isOpen())
        record(effects, record::QuestionClosed{m_question->id(), m_clock.wallTime()});
}

void Classroom::sendQuestion(Effects &effects) const {
    effects.deliveries.push_back(Send{Group::Everybody, portrait::questionMessage(question())});
}

} // namespace lectern
