// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of connections to one server on this computer, in one thread on epoll.
#pragma once

#include "tests/bench/linereader.h"

#include <chrono>
#include <functional>
#include <vector>

namespace lectern::bench {

// As many open files as the system allows. Returns how many those are.
size_t raiseDescriptorLimit();

class Crowd {
public:
    // Called from poll() with the number of a connection, counted from 0, and a line that came on it.
    using OnLine = std::function<void(size_t client, QByteArrayView line)>;

    Crowd(quint16 port, OnLine onLine);
    ~Crowd(); // resets all connections: nothing of them stays behind in the system
    Crowd(const Crowd &) = delete;
    Crowd &operator=(const Crowd &) = delete;

    // All of these throw a Failure when a connection breaks.
    void open(); // one more
    void send(size_t client, QByteArrayView bytes);
    void poll(std::chrono::milliseconds most); // returns sooner when something came

    size_t size() const { return m_clients.size(); }

private:
    struct Client {
        int descriptor;
        LineReader lines;
    };
    void receive(size_t client);

    quint16 m_port;
    OnLine m_onLine;
    int m_epoll;
    std::vector<Client> m_clients;
};

} // namespace lectern::bench
