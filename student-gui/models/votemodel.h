// SPDX-License-Identifier: GPL-3.0-or-later
// The current question and where the own vote for it is. Keeps the last press until the server has answered it:
// through a loss of the network, a slow-down, a disk that the server cannot write to, and a press that came while
// another was under way.
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
    NotStored,  // the server cannot store it at the moment; kept, and sent again by itself
    Counted,    // can still be changed
    TooLate,    // the last press came after the close
    NotCounted, // the server refused the last press: problem()
    Closed,     // without an answer of one's own
    ClosedCounted,
    NeedsNewer, // a kind of question that this program does not know
};

// The last press for the question before this one, when that was left without an answer from the server.
enum class EarlierVote { Settled, TooLate, Unknown };

class VoteModel : public QObject {
    Q_OBJECT

public:
    explicit VoteModel(client::Connection &connection, QObject *parent = nullptr);

    void vote(const QString &choice);

    VoteState state() const;
    const protocol::Question &question() const { return m_question; }
    bool knowsKind() const { return m_question.kind != protocol::QuestionKind::Other; }
    bool canVote() const { return m_question.state == protocol::QuestionState::Open && knowsKind(); }
    QString chosen() const { return m_chosen; }   // the one pressed last, "" for none
    QString counted() const { return m_counted; } // what the server counts, "" for none
    // The one to be called "your answer": a press that did not count is not.
    QString marked() const { return m_tooLate || m_problem ? m_counted : m_chosen; }
    // Until the next press or the next question.
    EarlierVote earlierVote() const { return m_earlierVote; }
    const std::optional<protocol::Error> &problem() const { return m_problem; }
    // Empty while the students do not see the result.
    std::optional<protocol::Tally> result() const;
    // How long to keep quiet when the server asks for so many seconds: it must neither be hammered nor silence
    // the vote for good, whatever it says.
    static int pauseMilliseconds(double seconds);

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
    void takeState(client::LinkState state);
    void forgetCounted();
    VoteState pendingState() const;
    void sendPending();
    void leaveQuestion();
    void reset();

    client::Connection &m_connection;
    protocol::Question m_question;
    protocol::Tally m_tally;
    QString m_chosen;
    QString m_counted;
    QString m_sent;             // the choice in the last request, until that is answered
    RequestId m_request;        // none while nothing is under way
    RequestId m_earlierRequest; // the one under way when this question took the place of another
    EarlierVote m_earlierVote = EarlierVote::Settled;
    bool m_pending = false;   // the last press is not answered yet
    bool m_notStored = false; // the server refused it so when it was last tried
    bool m_tooLate = false;
    bool m_upToDate = false;   // the question is as the server has it, not as it was before a loss
    bool m_isComingIn = false; // between the welcome and the end of what the server tells after it
    bool m_hasBallot = false;  // it has told of a ballot since then
    std::optional<protocol::Error> m_problem;
    QTimer m_pause; // runs while the server wants one
};

} // namespace lectern::student
