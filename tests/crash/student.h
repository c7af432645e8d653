// SPDX-License-Identifier: GPL-3.0-or-later
// A student as his program is, without the window: the connection and the model of the vote. Writes down what was
// acknowledged, and compares whenever he comes back.
#pragma once

#include "student-gui/models/votemodel.h"
#include "tests/crash/comparisons.h"
#include "tests/crash/questionledger.h"
#include "tests/crash/talker.h"
#include "tests/crash/verdict.h"

namespace lectern::crash {

class Student : public QObject {
    Q_OBJECT

public:
    // `question`: none where news may be late, and so tell nothing of what the class knows by then.
    Student(int number, QuestionLedger *question, Verdict &verdict);

    void join(const client::ServerAddress &server);
    void press(const QString &choice); // does nothing while nothing can be pressed
    Talker &talker() { return *m_talker; }
    const Talker &talker() const { return *m_talker; }

    void expectReturn() { m_isBack = false; } // the server has just died
    bool isBack() const { return m_isBack; }
    qint64 backAt() const { return m_backAt; }
    bool isSettled() const { return pending().isEmpty() && m_talker->isSettled(); }

    const student::VoteModel &window() const { return *m_model; }
    SeatId seat() const { return m_seat; }
    const QString &name() const { return m_name; }
    int acknowledged() const { return m_acknowledged; } // votes and changes
    int unstored() const { return m_unstored; }         // refusals because of the disk
    // Compares all that was ever acknowledged.
    Findings compare(const Book &book) const { return compareBook(m_ledgers, m_seat, m_name, book); }

private:
    void takeSeat(const protocol::Welcome &welcome);
    void overhear(const protocol::ServerMessage &message); // before the model does
    void hearQuestion(const protocol::Question &question);
    void hearBallot(const protocol::Ballot &ballot);
    void takeAnswer(RequestId request, const std::optional<protocol::Error> &error);
    void takeState(client::LinkState state);
    void startAnew(SeatId seat);
    QString pending() const; // what is not answered yet, "" for nothing
    VoteLedger &ledger() { return m_ledgers[m_question]; }

    QuestionLedger *m_classQuestion;
    Verdict &m_verdict;
    QString m_name;
    client::Connection m_connection;
    std::optional<student::VoteModel> m_model; // made when we listen already
    std::optional<Talker> m_talker;            // likewise, but before we listen to answers
    Ledgers m_ledgers;
    SeatId m_seat;
    QuestionId m_question;
    bool m_isComingIn = false; // welcomed; the snapshot is on its way
    QString m_inSnapshot;      // the own vote in there
    bool m_earlierUnderWay = false;
    bool m_isBack = false;
    qint64 m_backAt = 0;
    int m_acknowledged = 0;
    int m_unstored = 0;
};

} // namespace lectern::crash
