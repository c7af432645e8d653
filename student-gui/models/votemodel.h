// SPDX-License-Identifier: GPL-3.0-or-later
// The current question and where the own vote for it is. Keeps the last press until the server has answered it:
// through a loss of the network, a slow-down and a press that came while another was under way.
#pragma once

#include "shared/client/connection.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace lectern::student {

enum class VoteState {
    NoQuestion,
    Open, // not answered
    Sending,
    Waiting,    // kept until the network is back
    Counted,    // can still be changed
    TooLate,    // the last press came after the close
    NotCounted, // the server refused the last press: problem()
    Closed,     // without an answer of one's own
    ClosedCounted,
    ResultShown, // and nothing of the above is more urgent
};

class VoteModel : public QObject {
    Q_OBJECT

public:
    explicit VoteModel(client::Connection &connection, QObject *parent = nullptr);

    void vote(const QString &choice);

    VoteState state() const;
    const protocol::Question &question() const { return m_question; }
    bool canVote() const { return m_question.state == protocol::QuestionState::Open; }
    QString chosen() const { return m_chosen; }   // the one pressed last, "" for none
    QString counted() const { return m_counted; } // what the server counts, "" for none
    const std::optional<protocol::Error> &problem() const { return m_problem; }
    // Empty while the students do not see the result.
    std::optional<protocol::Tally> result() const;

Q_SIGNALS:
    void changed();

private:
    void takeWelcome(const protocol::Welcome &welcome);
    void take(const protocol::ServerMessage &message);
    void takeQuestion(const protocol::Question &question);
    void takeBallot(const protocol::Ballot &ballot);
    void takeAnswer(RequestId request, const std::optional<protocol::Error> &error);
    void takeRefusal(const protocol::Error &error);
    void takeLoss(RequestId request);
    void sendPending();
    void reset();

    client::Connection &m_connection;
    protocol::Question m_question;
    protocol::Tally m_tally;
    QString m_chosen;
    QString m_counted;
    QString m_sent;         // the choice in the request under way
    RequestId m_request;    // none while nothing is under way
    bool m_pending = false; // the last press is not answered yet
    bool m_tooLate = false;
    bool m_upToDate = false; // the question is as the server has it, not as it was before a loss
    std::optional<protocol::Error> m_problem;
    QTimer m_slowDown; // runs while the server wants a pause
};

} // namespace lectern::student
