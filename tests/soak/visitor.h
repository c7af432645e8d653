// SPDX-License-Identifier: GPL-3.0-or-later
// A student who comes, votes, drops the connection in one way or another, and comes back to the same seat.
#pragma once

#include "shared/protocol/codec.h"
#include "tests/bench/linereader.h"
#include "tests/soak/grounds.h"

#include <optional>

namespace lectern::soak {

class Visitor {
public:
    // Throws a Failure, here and below, for what must not happen to a student.
    Visitor(size_t number, Grounds &grounds, Clock::time_point comes);

    void look(Clock::time_point now); // whether it is time for something
    void receive();                   // its connection has something to read, or has ended
    void leave();                     // and does not come back

    bool isConnected() const { return m_wire.has_value(); }
    bool isIn() const { return m_state == State::In; }

private:
    enum class State {
        Out,
        GivingUp, // drops before it is in
        Coming,
        In,
        Going // has said that it ends; the server's end is awaited
    };
    void come();
    void act(Clock::time_point now);
    void go();
    void drop(State state, std::chrono::milliseconds forAbout);
    void ended();
    QByteArray opening() const;
    void send(const protocol::ClientMessage &message, std::optional<RequestId> id = {});

    void hear(QByteArrayView line);
    template <class Message>
    void on(const Message &) {}
    void on(const protocol::Ping &);
    void on(const protocol::Welcome &welcome);
    void on(const protocol::Question &question);
    void on(const protocol::Ok &ok);
    void on(const protocol::Error &error);
    void on(const protocol::Goodbye &goodbye);

    size_t m_number;
    Grounds &m_grounds;
    State m_state = State::Out;
    Clock::time_point m_due; // of the state: when it is over, or has taken too long
    Clock::time_point m_nextVote;
    std::optional<bench::Wire> m_wire;
    bench::LineReader m_lines;
    QByteArray m_token;
    protocol::Question m_question;
    bool m_isDismissed = false; // the class has ended
    int m_turn = 0;
};

} // namespace lectern::soak
