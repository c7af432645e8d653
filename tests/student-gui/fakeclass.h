// SPDX-License-Identifier: GPL-3.0-or-later
// A class on a real socket whose every answer a test decides: what the student's program is told, when a vote is
// answered and how, and when the network fails.
#pragma once

#include "shared/client/serveraddress.h"
#include "shared/protocol/framesplitter.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/messages.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace lectern::test {

// When questions are closed, unless a test says otherwise: 2026-11-20 10:00 UTC, in milliseconds since 1970.
constexpr qint64 closingTime = 1'795'168'800'000;

class FakeClass {
public:
    FakeClass();

    client::ServerAddress address() const { return {QStringLiteral("127.0.0.1"), m_port}; }

    // What a student finds on joining; set before that.
    protocol::Question question;
    std::optional<protocol::Ballot> ballot;
    std::optional<protocol::Tally> tally;
    QString className = QStringLiteral("Physics 101");
    std::optional<protocol::Error> refusal; // of the next login
    bool knowsToken = true;                 // a resume finds its seat
    bool holdVotes = false;                 // votes stay unanswered until answerVote()

    QList<protocol::Login> logins;
    QList<protocol::Vote> votes;

    void ask(const QString &text); // the next question; sent too, when somebody is here
    void closeQuestion(qint64 at = closingTime);
    void show(int yes, int no);
    void hideResult();
    void send(const protocol::ServerMessage &message);
    // Answers the oldest vote that was held.
    void answerVote(const std::optional<protocol::Error> &error = {});
    qsizetype heldVotes() const { return m_held.size(); }
    void dismiss(GoodbyeReason reason);
    void cut();     // the connection breaks, newcomers are refused
    void restore(); // newcomers are let in again, on the same port
    bool hasStudent() const { return m_student && m_student->state() == QTcpSocket::ConnectedState; }

private:
    void accept();
    void read();
    void take(const protocol::ClientMessage &message, std::optional<RequestId> id);
    void takeLogin(const protocol::Login &login, RequestId id);
    void sendOk(RequestId id);

    QTcpServer m_listener;
    quint16 m_port = 0;
    QPointer<QTcpSocket> m_student;
    protocol::FrameSplitter m_splitter{limits::frameAfterLogin};
    QList<RequestId> m_held;
    quint64 m_lastQuestion = 0;
};

// A refusal as the server sends it.
protocol::Error errorOf(ErrorCode code, const QString &text = {});
protocol::Error notStored(double wait); // seconds until the next try

} // namespace lectern::test
