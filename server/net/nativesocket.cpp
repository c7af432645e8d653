// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/nativesocket.h"

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

void refuse(qintptr descriptor, const QByteArray &line) {
    const auto socket = static_cast<Socket>(descriptor);
    // The send buffer of a fresh socket is empty: this neither blocks nor sends half.
    [[maybe_unused]] const auto sent = ::send(socket, line.constData(), static_cast<size_t>(line.size()), 0);
    closeSocket(socket);
}

void drop(qintptr descriptor) { closeSocket(static_cast<Socket>(descriptor)); }

void makeQuick(qintptr descriptor) {
    const auto socket = static_cast<Socket>(descriptor);
    makeNonBlocking(socket);
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char *>(&yes), sizeof yes);
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

} // namespace lectern::native
