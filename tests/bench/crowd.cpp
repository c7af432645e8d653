// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/crowd.h"

#include "tests/bench/failure.h"

#include <array>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

void Crowd::open(const WireKind &kind) {
    const size_t number = m_clients.size();
    m_clients.push_back({Wire(m_port, number, kind), {}});
    m_poller.add(m_clients.back().wire.descriptor(), number);
}

void Crowd::send(size_t client, QByteArrayView bytes) {
    if (!m_clients[client].wire.send(bytes))
        throw Failure{u"Connection %1 did not take %2 bytes."_s.arg(client).arg(bytes.size())};
}

void Crowd::poll(std::chrono::milliseconds most) {
    m_poller.poll(most, [this](quint64 client) { receive(client); });
}

void Crowd::receive(size_t client) {
    std::array<char, 65'536> buffer;
    const auto size = m_clients[client].wire.receive(buffer.data(), buffer.size());
    if (!size)
        throw Failure{u"The server closed connection %1."_s.arg(client)};
    const QByteArrayView bytes(buffer.data(), static_cast<qsizetype>(*size));
    m_clients[client].lines.feed(bytes, [&](QByteArrayView line) { m_onLine(client, line); });
}

} // namespace lectern::bench
