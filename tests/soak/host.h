// SPDX-License-Identifier: GPL-3.0-or-later
// The teacher: asks, shows the result for a moment, and from time to time ends the lesson and begins the next.
#pragma once

#include "shared/protocol/codec.h"
#include "tests/bench/linereader.h"
#include "tests/bench/teachership.h"
#include "tests/soak/grounds.h"

#include <optional>

namespace lectern::soak {

class Host {
public:
    // `tag`: what the poller calls the connection.
    Host(Grounds &grounds, size_t tag, bench::Teachership teacher, std::chrono::seconds lesson);

    void look(Clock::time_point now);
    void receive();
    void leave() { m_wire.reset(); }

    bool isIn() const { return m_isIn; }
    int lessons() const { return m_lessons; }

private:
    void come();
    void send(const protocol::ClientMessage &message, std::optional<RequestId> id = {});
    void hear(QByteArrayView line);
    template <class Message>
    void on(const Message &) {}
    void on(const protocol::Ping &);
    void on(const protocol::Greeting &greeting);
    void on(const protocol::Welcome &);
    void on(const protocol::Error &error);

    Grounds &m_grounds;
    size_t m_tag;
    bench::Teachership m_teacher;
    std::chrono::seconds m_lesson;
    std::optional<bench::Wire> m_wire;
    bench::LineReader m_lines;
    bool m_isIn = false;
    bool m_quits = false;
    int m_lessons = 0;
    Clock::time_point m_ask;
    Clock::time_point m_show;
    Clock::time_point m_quit;
};

} // namespace lectern::soak
