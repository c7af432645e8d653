// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/student.h"

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;
using client::Connection;
using student::VoteState;

Student::Student(int number, QuestionLedger *question, Verdict &verdict)
    : m_classQuestion(question), m_verdict(verdict), m_name(u"Student %1"_s.arg(number)) {
    connect(&m_connection, &Connection::received, this, &Student::overhear);
    m_model.emplace(m_connection);
    m_talker.emplace(m_connection, m_name, verdict);
    connect(&m_connection, &Connection::joined, this, &Student::takeSeat);
    connect(&m_connection, &Connection::answered, this, &Student::takeAnswer);
    connect(&m_connection, &Connection::stateChanged, this, &Student::takeState);
    connect(&m_connection, &Connection::joinFailed, this, [this](const client::JoinProblem &problem) {
        m_verdict.add(u"%1 cannot come in: %2"_s.arg(m_name, problem.detail));
    });
    connect(&m_connection, &Connection::ended, this, [this](const protocol::Goodbye &goodbye) {
        m_verdict.add(u"%1 was sent away: %2"_s.arg(m_name, goodbye.text));
    });
}

void Student::join(const client::ServerAddress &server) {
    client::Credentials credentials;
    credentials.name = m_name;
    m_connection.open(server, credentials);
}

void Student::press(const QString &choice) {
    if (!m_model->canVote())
        return;
    ledger().pressed(choice);
    m_model->vote(choice);
}

void Student::takeSeat(const protocol::Welcome &welcome) {
    m_isComingIn = true;
    m_inSnapshot.clear();
    m_earlierUnderWay = false;
    if (m_seat && (!welcome.resumed || welcome.seat != m_seat || welcome.name != m_name))
        startAnew(welcome.seat);
    m_seat = welcome.seat;
}

// The server does not know the seat any more: all that was acknowledged on it is gone.
void Student::startAnew(SeatId seat) {
    m_verdict.add(
        {Finding::Kind::Lost,
         u"%1 had to join anew: seat %2 is now seat %3"_s.arg(m_name).arg(m_seat.value).arg(seat.value)});
    m_verdict.add(m_name, ledger().stated({}, m_verdict.now()));
    m_ledgers.clear();
    m_question = {};
}

void Student::overhear(const protocol::ServerMessage &message) {
    if (const auto *question = std::get_if<protocol::Question>(&message))
        hearQuestion(*question);
    else if (const auto *ballot = std::get_if<protocol::Ballot>(&message))
        hearBallot(*ballot);
}

void Student::hearQuestion(const protocol::Question &question) {
    if (m_classQuestion && m_isComingIn)
        m_verdict.add(m_name, m_classQuestion->stated(question));
    else if (m_classQuestion)
        m_classQuestion->seen(question);
    if (question.question < m_question) // gone: what was counted for it, too
        m_verdict.add(m_name, ledger().stated({}, m_verdict.now()));
    if (question.question != m_question)
        m_earlierUnderWay = !m_isComingIn && !pending().isEmpty();
    m_question = question.question;
}

void Student::hearBallot(const protocol::Ballot &ballot) {
    if (ballot.question != m_question)
        return;
    if (m_isComingIn)
        m_inSnapshot = ballot.choice;
    else
        m_verdict.add(m_name, ledger().stated(ballot.choice, m_verdict.now()));
}

void Student::takeAnswer(RequestId, const std::optional<protocol::Error> &error) {
    if (m_talker->tookAnswer())
        return;
    // Perhaps this answers the vote for the question before; then nothing here has changed.
    if (std::exchange(m_earlierUnderWay, false) && m_model->counted() == ledger().told())
        return;
    if (error) {
        m_unstored += error->code == ErrorCode::NotStored ? 1 : 0;
        ledger().refused(toString(error->code));
    } else {
        ledger().counted(m_model->counted(), m_verdict.now());
        ++m_acknowledged;
    }
    ledger().settle(pending());
}

void Student::takeState(client::LinkState state) {
    if (state != client::LinkState::Ready || !std::exchange(m_isComingIn, false))
        return;
    m_verdict.add(u"%1, question %2"_s.arg(m_name).arg(m_question.value),
                  ledger().stated(m_inSnapshot, m_verdict.now()));
    ledger().settle(pending());
    m_isBack = true;
    m_backAt = m_verdict.now();
}

QString Student::pending() const {
    const VoteState state = m_model->state();
    const bool isPending =
        state == VoteState::Sending || state == VoteState::Waiting || state == VoteState::NotStored;
    return isPending ? m_model->chosen() : QString();
}

} // namespace lectern::crash
