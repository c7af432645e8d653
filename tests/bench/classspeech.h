// SPDX-License-Identifier: GPL-3.0-or-later
// The Lectern protocol: students who vote, and behind the last of them a teacher who asks.
#pragma once

#include "shared/protocol/codec.h"
#include "tests/bench/speech.h"
#include "tests/bench/teachership.h"

#include <array>

namespace lectern::bench {

class ClassSpeech : public Speech {
public:
    ClassSpeech(size_t students, Teachership teacher);

    size_t connections() const override { return m_students + 1; }
    QByteArray opening(size_t client) const override;
    Heard hear(size_t client, QByteArrayView line) override;
    QByteArray question() const override;
    QByteArray longQuestion() const override;
    QByteArray showing() const override;
    size_t asked() const override { return m_asked; }
    const QByteArray &request(size_t turn) const override { return m_votes[turn % m_votes.size()]; }
    int counted() const override { return m_tally; }
    QByteArray beat() const override { return {}; }

private:
    bool isTeacher(size_t client) const { return client == m_students; }
    QByteArray teachersLogin(const QByteArray &challenge) const;

    template <class Message>
    Heard on(size_t, const Message &) {
        return {};
    }
    Heard on(size_t client, const protocol::Greeting &greeting);
    Heard on(size_t client, const protocol::Question &question);
    Heard on(size_t client, const protocol::Tally &tally);
    Heard on(size_t client, const protocol::Error &error);
    Heard on(size_t client, const protocol::Goodbye &goodbye);

    size_t m_students;
    Teachership m_teacher;
    QByteArray m_joined; // lines that come often, to be compared instead of read
    QByteArray m_answered;
    QByteArray m_ping;
    QByteArray m_pong;
    QuestionId m_question;             // the last one
    std::array<QByteArray, 2> m_votes; // for it, by turns
    std::vector<QuestionId> m_known;   // by client: the last one it has heard of
    size_t m_asked = 0;
    int m_tally = 0;
};

} // namespace lectern::bench
