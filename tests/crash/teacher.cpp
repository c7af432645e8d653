// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/teacher.h"

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;
using client::Connection;
using protocol::QuestionState;

Teacher::Teacher(QuestionLedger &question, Verdict &verdict) : m_ledger(question), m_verdict(verdict) {
    connect(&m_connection, &Connection::received, this, &Teacher::overhear);
    connect(&m_connection, &Connection::received, &m_question, &teacher::QuestionModel::receive);
    connect(&m_connection, &Connection::received, &m_people, &talk::PeopleModel::receive);
    connect(&m_connection, &Connection::joined, this, [this] { m_isComingIn = true; });
    connect(&m_connection, &Connection::stateChanged, this, &Teacher::takeState);
    connect(&m_connection, &Connection::answered, this, &Teacher::takeAnswer);
    connect(&m_connection, &Connection::lost, this, [this] { m_request = {}; });
    connect(&m_connection, &Connection::joinFailed, this, [this](const client::JoinProblem &problem) {
        m_verdict.add(u"The teacher cannot come in: "_s + problem.detail);
    });
    connect(&m_connection, &Connection::ended, this, [this](const protocol::Goodbye &goodbye) {
        m_verdict.add(u"The teacher was sent away: "_s + goodbye.text);
    });
}

void Teacher::join(const client::ServerAddress &server, const TeacherKey &key) {
    client::Credentials credentials;
    credentials.role = protocol::Role::Teacher;
    credentials.key = key;
    m_connection.open(server, credentials);
}

void Teacher::ask(const QString &text) {
    protocol::Question next;
    next.question.value = m_ledger.told().question.value + 1;
    next.state = QuestionState::Open;
    next.text = text;
    request(protocol::Ask{text}, next);
}

void Teacher::close() {
    protocol::Question closed = m_ledger.told();
    closed.state = QuestionState::Closed;
    request(protocol::Close{closed.question}, closed);
}

void Teacher::clear() {
    protocol::Question next;
    next.question.value = m_ledger.told().question.value + 1;
    next.state = QuestionState::Open;
    request(protocol::Clear{}, next);
}

void Teacher::show() {
    protocol::Question other = m_ledger.told();
    other.shown = !other.shown;
    request(protocol::Show{other.shown}, other);
}

void Teacher::request(const protocol::ClientMessage &message, const protocol::Question &leadsTo) {
    m_request = m_connection.send(message);
    if (m_request)
        m_ledger.wanted(leadsTo);
}

void Teacher::overhear(const protocol::ServerMessage &message) {
    const auto *question = std::get_if<protocol::Question>(&message);
    if (question && m_isComingIn)
        m_verdict.add(u"The teacher"_s, m_ledger.stated(*question));
    else if (question)
        m_ledger.seen(*question);
}

void Teacher::takeState(client::LinkState state) {
    if (state != client::LinkState::Ready || !std::exchange(m_isComingIn, false))
        return;
    m_isBack = true;
    m_backAt = m_verdict.now();
}

void Teacher::takeAnswer(RequestId, const std::optional<protocol::Error> &error) {
    m_request = {};
    if (!error)
        return;
    m_ledger.refused();
    if (error->code != ErrorCode::NotStored)
        m_verdict.add(u"The teacher was refused: "_s + error->text);
}

Seats Teacher::students() {
    m_people.flush();
    Seats seats;
    for (int row = 0; row < m_people.rowCount(); ++row) {
        const protocol::Person &person = m_people.person(row);
        if (person.role == protocol::Role::Student && person.state != protocol::PersonState::Left)
            seats[person.seat] = person.name;
    }
    return seats;
}

} // namespace lectern::crash
