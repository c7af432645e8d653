// SPDX-License-Identifier: GPL-3.0-or-later
// The teacher's program without its windows.
#pragma once

#include "shared/client/connection.h"
#include "shared/talk/peoplemodel.h"
#include "teacher-gui/models/questionmodel.h"
#include "tests/crash/comparisons.h"
#include "tests/crash/questionledger.h"
#include "tests/crash/verdict.h"

namespace lectern::crash {

class Teacher : public QObject {
    Q_OBJECT

public:
    Teacher(QuestionLedger &question, Verdict &verdict);

    void join(const client::ServerAddress &server, const TeacherKey &key);
    void ask(const QString &text);
    void close();
    void clear();
    void show(); // or hides
    bool isIdle() const { return !m_request; }

    void expectReturn() { m_isBack = false; }
    bool isBack() const { return m_isBack; }
    qint64 backAt() const { return m_backAt; }

    const teacher::QuestionModel &window() const { return m_question; }
    Seats students(); // who have not left, here or away

private:
    void request(const protocol::ClientMessage &message, const protocol::Question &leadsTo);
    void overhear(const protocol::ServerMessage &message);
    void takeState(client::LinkState state);
    void takeAnswer(RequestId request, const std::optional<protocol::Error> &error);

    QuestionLedger &m_ledger;
    Verdict &m_verdict;
    client::Connection m_connection;
    teacher::QuestionModel m_question;
    talk::PeopleModel m_people;
    RequestId m_request;
    bool m_isComingIn = false;
    bool m_isBack = false;
    qint64 m_backAt = 0;
};

} // namespace lectern::crash
