// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/crowd.h"

#include "tests/bench/failure.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t perSourceAddress = 10'000; // fewer than the ports that one address has
constexpr timeval patience{5, 0};           // with a server that does not take a connection

[[noreturn]] void fail(const QString &what) {
    throw Failure{u"%1: %2"_s.arg(what, QString::fromLocal8Bit(std::strerror(errno)))};
}

sockaddr_in loopback(in_addr_t address, quint16 port) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(address);
    return place;
}

template <class Value>
void setOption(int descriptor, int level, int option, const Value &value) {
    setsockopt(descriptor, level, option, &value, sizeof value);
}

// From 127.0.0.2 on: the ports of one address would not be enough for everybody.
int connected(quint16 port, size_t client) {
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        fail(u"No socket for connection %1"_s.arg(client));
    setOption(descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
    setOption(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(descriptor, SOL_SOCKET, SO_LINGER, linger{1, 0});
    setOption(descriptor, SOL_SOCKET, SO_SNDTIMEO, patience); // of connecting, too
    const auto source = loopback(INADDR_LOOPBACK + 1 + static_cast<in_addr_t>(client / perSourceAddress), 0);
    const auto server = loopback(INADDR_LOOPBACK, port);
    if (bind(descriptor, reinterpret_cast<const sockaddr *>(&source), sizeof source) != 0 ||
        connect(descriptor, reinterpret_cast<const sockaddr *>(&server), sizeof server) != 0) {
        close(descriptor);
        fail(u"Connection %1 was not made"_s.arg(client));
    }
    return descriptor;
}

} // namespace

size_t raiseDescriptorLimit() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

Crowd::Crowd(quint16 port, OnLine onLine)
    : m_port(port), m_onLine(std::move(onLine)), m_epoll(epoll_create1(EPOLL_CLOEXEC)) {
    if (m_epoll < 0)
        fail(u"No epoll"_s);
}

Crowd::~Crowd() {
    for (const Client &client : m_clients)
        close(client.descriptor);
    close(m_epoll);
}

void Crowd::open() {
    const size_t number = m_clients.size();
    m_clients.push_back({connected(m_port, number), {}});
    epoll_event event{EPOLLIN, {.u64 = number}};
    if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_clients.back().descriptor, &event) != 0)
        fail(u"Connection %1 is not watched"_s.arg(number));
}

void Crowd::send(size_t client, QByteArrayView bytes) {
    const auto size = static_cast<size_t>(bytes.size());
    const auto sent = ::send(m_clients[client].descriptor, bytes.data(), size, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent != bytes.size()) // these lines are short, and wait for an answer: there is always room
        fail(u"Connection %1 took %2 of %3 bytes"_s.arg(client).arg(sent).arg(bytes.size()));
}

void Crowd::poll(std::chrono::milliseconds most) {
    std::array<epoll_event, 512> ready;
    const int count =
        epoll_wait(m_epoll, ready.data(), static_cast<int>(ready.size()), static_cast<int>(most.count()));
    for (int i = 0; i < count; ++i)
        receive(ready[static_cast<size_t>(i)].data.u64);
}

void Crowd::receive(size_t client) {
    std::array<char, 65'536> buffer;
    const auto size = recv(m_clients[client].descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size < 0)
        fail(u"Connection %1 broke"_s.arg(client));
    if (size == 0)
        throw Failure{u"The server closed connection %1."_s.arg(client)};
    m_clients[client].lines.feed(QByteArrayView(buffer.data(), size),
                                 [&](QByteArrayView line) { m_onLine(client, line); });
}

} // namespace lectern::bench
