// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hostile/mob.h"

#include "tests/support/testcase.h"

#include <openssl/ssl.h>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace lectern::test {

namespace {

void raiseDescriptorLimit() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

int newSocket(int receiveBuffer) {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    fcntl(descriptor, F_SETFL, O_NONBLOCK);
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    const int yes = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (receiveBuffer > 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    return descriptor;
}

sockaddr_in loopback(quint8 lastByte, quint16 port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(0x7F000000U + lastByte);
    return address;
}

} // namespace

Mob::Mob(quint16 port, Wire wire) : m_port(port) {
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes to whoever has gone
    raiseDescriptorLimit();
    if (wire == Wire::Tls)
        m_context = SSL_CTX_new(TLS_client_method());
}

Mob::~Mob() {
    reset();
    SSL_CTX_free(m_context);
}

void Mob::open(size_t count, int receiveBuffer, quint8 lastByte) {
    const sockaddr_in server = loopback(1, m_port);
    const sockaddr_in self = loopback(lastByte, 0);
    for (size_t i = 0; i < count; ++i) {
        Member member;
        member.descriptor = newSocket(receiveBuffer);
        if (lastByte != 1)
            ::bind(member.descriptor, reinterpret_cast<const sockaddr *>(&self), sizeof self);
        if (::connect(member.descriptor, reinterpret_cast<const sockaddr *>(&server), sizeof server) != 0 &&
            errno != EINPROGRESS)
            qFatal("No connection more: %s", std::strerror(errno));
        if (m_context) {
            member.tls = SSL_new(m_context);
            SSL_set_fd(member.tls, member.descriptor);
            SSL_set_connect_state(member.tls);
        }
        m_members.push_back(member);
    }
}

bool Mob::isUp(const Member &member) const {
    return member.isConnected && !member.isOver && (member.isEncrypted || !m_context);
}

Mob &Mob::turn() {
    std::vector<pollfd> watched(m_members.size());
    bool isBusy = true;
    for (int round = 0; isBusy && round < 64; ++round) {
        isBusy = false;
        for (size_t i = 0; i < m_members.size(); ++i) {
            const Member &member = m_members[i];
            const bool wantsToWrite = !member.isConnected || !member.unsent.isEmpty();
            const bool wantsToRead = m_reading || !isUp(member);
            watched[i].fd = member.isOver ? -1 : member.descriptor;
            watched[i].events = static_cast<short>((wantsToWrite ? POLLOUT : 0) | (wantsToRead ? POLLIN : 0));
            watched[i].revents = 0;
        }
        if (::poll(watched.data(), watched.size(), 0) <= 0)
            break;
        for (size_t i = 0; i < m_members.size(); ++i) {
            const short events = watched[i].revents;
            if (events != 0 && !m_members[i].isOver)
                isBusy =
                    work(m_members[i], events & (POLLIN | POLLHUP | POLLERR), events & POLLOUT) || isBusy;
        }
    }
    return *this;
}

// False when nothing came of it.
bool Mob::work(Member &member, bool readable, bool writable) {
    if (!member.isConnected) {
        int problem = 0;
        socklen_t size = sizeof problem;
        getsockopt(member.descriptor, SOL_SOCKET, SO_ERROR, &problem, &size);
        member.isOver = problem != 0;
        member.isConnected = problem == 0;
    }
    if (member.tls && !member.isEncrypted) {
        encrypt(member);
        if (!member.isEncrypted)
            return false;
        writable = true;
    }
    const bool hasWritten = writable && !member.isOver && !member.unsent.isEmpty() && write(member);
    const bool hasRead = readable && !member.isOver && read(member);
    return hasWritten || hasRead || member.isOver;
}

void Mob::encrypt(Member &member) {
    const int result = SSL_do_handshake(member.tls);
    member.isEncrypted = result == 1;
    if (!member.isEncrypted)
        member.isOver = !mayGoOn(member, result);
}

bool Mob::mayGoOn(Member &member, long result) {
    if (!member.tls)
        return errno == EAGAIN || errno == EWOULDBLOCK;
    const int problem = SSL_get_error(member.tls, static_cast<int>(result));
    return problem == SSL_ERROR_WANT_READ || problem == SSL_ERROR_WANT_WRITE;
}

bool Mob::write(Member &member) {
    const auto size = std::min<qsizetype>(member.unsent.size(), 256 * 1024);
    const char *bytes = member.unsent.constData();
    const auto count =
        member.tls
            ? SSL_write(member.tls, bytes, static_cast<int>(size))
            : static_cast<int>(::send(member.descriptor, bytes, static_cast<size_t>(size), MSG_NOSIGNAL));
    if (count <= 0) {
        member.isOver = !mayGoOn(member, count);
        return false;
    }
    member.unsent.remove(0, count);
    m_sent += count;
    return true;
}

bool Mob::read(Member &member) {
    std::array<char, 65'536> buffer;
    const auto count = member.tls
                           ? SSL_read(member.tls, buffer.data(), static_cast<int>(buffer.size()))
                           : static_cast<int>(::recv(member.descriptor, buffer.data(), buffer.size(), 0));
    if (count <= 0) {
        const bool hasEnded = !member.tls && count == 0;
        member.isOver = hasEnded || !mayGoOn(member, count);
        return false;
    }
    member.received.append(buffer.data(), count);
    return true;
}

void Mob::send(size_t member, const QByteArray &bytes) { m_members[member].unsent += bytes; }

void Mob::sendFromAll(const QByteArray &bytes) {
    for (Member &member : m_members)
        member.unsent += bytes;
}

void Mob::login(const QString &names) {
    for (size_t i = seated(); i < m_members.size(); ++i) {
        m_members[i].unsent += "{\"type\":\"hello\",\"min\":1,\"max\":1}\n{\"type\":\"login\",\"name\":\"" +
                               names.arg(i).toUtf8() + "\",\"id\":1}\n";
    }
}

bool Mob::join(size_t count, const QString &names, int receiveBuffer) {
    constexpr size_t atOnce = 100;
    for (const size_t all = size() + count; size() < all;) {
        open(std::min(atOnce, all - size()), receiveBuffer);
        login(names);
        if (!QTest::qWaitFor([this] { return turn().seated() == size(); }, patience))
            return false;
    }
    return true;
}

void Mob::reset() {
    for (const Member &member : m_members) {
        const linger atOnce{1, 0};
        setsockopt(member.descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    }
    forgetAll();
}

void Mob::close() { forgetAll(); }

void Mob::forgetAll() {
    for (const Member &member : m_members) {
        SSL_free(member.tls);
        ::close(member.descriptor);
    }
    m_members.clear();
}

size_t Mob::up() const {
    return static_cast<size_t>(
        std::ranges::count_if(m_members, [this](const Member &member) { return isUp(member); }));
}

size_t Mob::ended() const {
    return static_cast<size_t>(std::ranges::count(m_members, true, &Member::isOver));
}

size_t Mob::seated() const {
    return static_cast<size_t>(std::ranges::count_if(m_members, [](const Member &member) {
        return member.received.contains("\"type\":\"ok\",\"re\":1}");
    }));
}

bool Mob::hasSentAll() const { return std::ranges::all_of(m_members, &QByteArray::isEmpty, &Member::unsent); }

} // namespace lectern::test
