// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/nativesocket.h"

#include "shared/protocol/limits.h"

#include <array>

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#endif

namespace lectern::native {

namespace {

#ifdef Q_OS_WIN
using Socket = SOCKET;
constexpr int endOfWriting = SD_SEND;
void closeSocket(Socket socket) { ::closesocket(socket); }
void makeNonBlocking(Socket socket) {
    u_long yes = 1;
    ::ioctlsocket(socket, FIONBIO, &yes);
}
constexpr int sendFlags = 0;
bool mayTryAgain() { return ::WSAGetLastError() == WSAEWOULDBLOCK; }
bool isGoneAlready() { return ::WSAGetLastError() == WSAECONNRESET; }
bool isOutOfDescriptors() { return ::WSAGetLastError() == WSAEMFILE; }
Socket acceptOn(Socket listening) { return ::accept(listening, nullptr, nullptr); }
bool isSocket(Socket socket) { return socket != INVALID_SOCKET; }
#else
using Socket = int;
constexpr int endOfWriting = SHUT_WR;
void closeSocket(Socket socket) { ::close(socket); }
void makeNonBlocking(Socket socket) { ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK); }
#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL; // a peer that is gone is an error, not a signal
#else
constexpr int sendFlags = 0;
#endif
bool mayTryAgain() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }
bool isGoneAlready() { return errno == ECONNABORTED || errno == EPROTO; }
bool isOutOfDescriptors() { return errno == EMFILE || errno == ENFILE; }
Socket acceptOn(Socket listening) {
#ifdef SOCK_CLOEXEC
    return ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
#else
    return ::accept(listening, nullptr, nullptr);
#endif
}
bool isSocket(Socket socket) { return socket >= 0; }
#endif

// A dual-stack socket reports ::ffff:127.0.0.1; compared with 127.0.0.0/8 that would be a stranger.
QHostAddress normalised(const QHostAddress &address) {
    bool isIPv4 = false;
    const quint32 mapped = address.toIPv4Address(&isIPv4);
    return isIPv4 ? QHostAddress(mapped) : address;
}

} // namespace

Peer peerOf(qintptr descriptor) {
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getpeername(static_cast<Socket>(descriptor), reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return {};
    // Both kinds of address have their port in the same place: behind the family.
    const quint16 port = ntohs(reinterpret_cast<const sockaddr_in *>(&storage)->sin_port);
    return {normalised(QHostAddress(reinterpret_cast<const sockaddr *>(&storage))), port};
}

void drop(qintptr descriptor) { closeSocket(static_cast<Socket>(descriptor)); }

void makeQuick(qintptr descriptor) {
    const auto socket = static_cast<Socket>(descriptor);
    makeNonBlocking(socket);
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char *>(&yes), sizeof yes);
}

void keepAlive(qintptr descriptor) {
    const auto set = [&](int level, int option, int value) {
        ::setsockopt(static_cast<Socket>(descriptor), level, option, reinterpret_cast<const char *>(&value),
                     sizeof value);
    };
    set(SOL_SOCKET, SO_KEEPALIVE, 1);
#ifdef TCP_KEEPIDLE
    set(IPPROTO_TCP, TCP_KEEPIDLE, limits::classicKeepAlive);
#endif
#ifdef TCP_KEEPINTVL
    set(IPPROTO_TCP, TCP_KEEPINTVL, limits::classicKeepAlive / 4);
#endif
#ifdef TCP_KEEPCNT
    set(IPPROTO_TCP, TCP_KEEPCNT, 4);
#endif
#ifdef TCP_USER_TIMEOUT // while something waits to be taken nobody is asked: the same time goes for that
    set(IPPROTO_TCP, TCP_USER_TIMEOUT, 2 * limits::classicKeepAlive * 1000);
#endif
}

std::optional<qsizetype> receive(qintptr descriptor, char *into, qsizetype size) {
    const auto count = ::recv(static_cast<Socket>(descriptor), into, static_cast<size_t>(size), 0);
    if (count > 0)
        return count;
    if (count < 0 && mayTryAgain())
        return 0;
    return std::nullopt;
}

std::optional<qsizetype> send(qintptr descriptor, QByteArrayView bytes) {
    const auto count =
        ::send(static_cast<Socket>(descriptor), bytes.data(), static_cast<size_t>(bytes.size()), sendFlags);
    if (count >= 0)
        return count;
    if (mayTryAgain())
        return 0;
    return std::nullopt;
}

void endWriting(qintptr descriptor) { ::shutdown(static_cast<Socket>(descriptor), endOfWriting); }

bool drain(qintptr descriptor) {
    std::array<char, 16 * 1024> bytes;
    return receive(descriptor, bytes.data(), bytes.size()).has_value();
}

std::optional<int> peek(qintptr descriptor) {
    char first = 0;
    const auto count = ::recv(static_cast<Socket>(descriptor), &first, 1, MSG_PEEK);
    if (count > 0)
        return static_cast<unsigned char>(first);
    return count < 0 && mayTryAgain() ? std::optional(-1) : std::nullopt;
}

Accepting accept(qintptr listening, qintptr &accepted) {
    const Socket socket = acceptOn(static_cast<Socket>(listening));
    if (isSocket(socket)) {
        accepted = static_cast<qintptr>(socket);
        return Accepting::Done;
    }
    if (isOutOfDescriptors())
        return Accepting::NoDescriptors;
    return mayTryAgain() || isGoneAlready() ? Accepting::Nobody : Accepting::Failed;
}

qintptr reserve() {
    const Socket socket = ::socket(AF_INET, SOCK_DGRAM, 0);
    return isSocket(socket) ? static_cast<qintptr>(socket) : -1;
}

void refuse(qintptr descriptor, const QByteArray &line) {
    makeQuick(descriptor);
    [[maybe_unused]] const auto sent = send(descriptor, line); // the buffer of a fresh socket is empty
    endWriting(descriptor);
    drain(descriptor);
    drop(descriptor);
}

} // namespace lectern::native
