// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of connections to one server on this computer, in one thread on epoll.
#pragma once

#include "tests/bench/linereader.h"
#include "tests/bench/poller.h"
#include "tests/bench/wire.h"

#include <vector>

namespace lectern::bench {

class Crowd {
public:
    // Called from poll() with the number of a connection, counted from 0, and a line that came on it.
    using OnLine = std::function<void(size_t client, QByteArrayView line)>;

    Crowd(quint16 port, OnLine onLine) : m_port(port), m_onLine(std::move(onLine)) {}

    // All of these throw a Failure when a connection breaks.
    void open(const WireKind &kind); // one more
    void send(size_t client, QByteArrayView bytes);
    void poll(std::chrono::milliseconds most); // returns sooner when something came
    // From now on that one does not read what it is told.
    void stopReading(size_t client) { m_poller.remove(m_clients[client].wire.descriptor()); }

    size_t size() const { return m_clients.size(); }

private:
    struct Client {
        Wire wire;
        LineReader lines;
    };
    void receive(size_t client);

    quint16 m_port;
    OnLine m_onLine;
    Poller m_poller;
    std::vector<Client> m_clients;
};

} // namespace lectern::bench
