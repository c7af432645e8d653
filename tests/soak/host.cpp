// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/host.h"

#include "tests/bench/failure.h"

#include <array>

namespace lectern::soak {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace protocol;
using bench::Failure;

namespace {

constexpr auto aQuestion = 20s;
constexpr auto untilShown = 19s; // every vote of the last second is told to everybody
constexpr RequestId requestId{2};

} // namespace

Host::Host(Grounds &grounds, size_t tag, bench::Teachership teacher, std::chrono::seconds lesson)
    : m_grounds(grounds), m_tag(tag), m_teacher(std::move(teacher)), m_lesson(lesson) {}

void Host::look(Clock::time_point now) {
    if (!m_wire) {
        come();
    } else if (m_isIn && now >= m_quit) {
        m_quits = true;
        m_isIn = false;
        send(Quit{}, requestId);
    } else if (m_isIn && now >= m_ask) {
        m_ask = now + aQuestion;
        m_show = now + untilShown;
        send(Ask{u"Is TCP a byte stream?"_s}, requestId);
    } else if (m_isIn && now >= m_show) {
        m_show = m_ask + untilShown;
        send(Show{true}, requestId);
    }
}

void Host::come() {
    m_wire.emplace(m_grounds.port, m_tag, m_grounds.kind);
    m_grounds.poller.add(m_wire->descriptor(), m_tag);
    m_lines = {};
    m_quits = false;
    Hello hello;
    hello.client = u"lectern-soak"_s;
    send(hello);
}

void Host::receive() {
    std::array<char, 65'536> buffer;
    while (m_wire) {
        const auto size = m_wire->receive(buffer.data(), buffer.size());
        if (!size && !m_quits)
            throw Failure{u"The server closed the teacher's connection."_s};
        if (!size)
            m_wire.reset();
        if (!size || *size == 0)
            return;
        const QByteArrayView bytes(buffer.data(), static_cast<qsizetype>(*size));
        m_lines.feed(bytes, [this](QByteArrayView line) { hear(line); });
    }
}

void Host::send(const ClientMessage &message, std::optional<RequestId> id) {
    if (!m_wire->send(encode(message, id)))
        throw Failure{u"The teacher's connection broke."_s};
}

void Host::hear(QByteArrayView line) {
    const DecodedServerMessage decoded = decodeServerMessage(line);
    if (const auto *message = std::get_if<ServerMessage>(&decoded))
        std::visit([this](const auto &known) { on(known); }, *message);
    else
        throw Failure{u"The teacher heard what is no message."_s};
}

void Host::on(const Ping &) { send(Pong{}); }

void Host::on(const Greeting &greeting) {
    Login login;
    login.role = Role::Teacher;
    login.proof = m_teacher.prove(greeting.challenge);
    send(login, requestId);
}

void Host::on(const Welcome &) {
    m_isIn = true;
    ++m_lessons;
    m_ask = Clock::now();
    m_quit = Clock::now() + m_lesson;
}

void Host::on(const Error &error) { throw Failure{u"The teacher was refused: %1"_s.arg(error.text)}; }

} // namespace lectern::soak
