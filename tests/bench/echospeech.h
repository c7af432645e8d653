// SPDX-License-Identifier: GPL-3.0-or-later
// Lines to a server that sends each back, of the length that a student's have.
#pragma once

#include "tests/bench/speech.h"

namespace lectern::bench {

class EchoSpeech : public Speech {
public:
    explicit EchoSpeech(size_t clients) : m_clients(clients) {}

    size_t connections() const override { return m_clients; }
    QByteArray opening(size_t) const override { return m_opening; }
    Heard hear(size_t client, QByteArrayView line) override;
    QByteArray question() const override { return {}; }
    QByteArray longQuestion() const override { return {}; }
    QByteArray showing() const override { return {}; }
    size_t asked() const override { return 0; }
    const QByteArray &request(size_t /*turn*/) const override { return m_request; }
    int counted() const override { return m_counted; }
    QByteArray beat() const override { return m_beat; }

private:
    size_t m_clients;
    int m_counted = 0; // nobody else to tell: an answer is all there is
    const QByteArray m_opening = R"({"type":"hello","min":1,"max":1,"client":"lectern-swarm"})"
                                 "\n";
    const QByteArray m_request = R"({"type":"vote","id":2,"question":1,"choice":"yes"})"
                                 "\n";
    const QByteArray m_beat = R"({"type":"pong"})"
                              "\n";
};

} // namespace lectern::bench
