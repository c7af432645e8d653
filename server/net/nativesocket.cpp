// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/nativesocket.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace lectern::native {

namespace {

#ifdef Q_OS_WIN
using Socket = SOCKET;
constexpr int endOfWriting = SD_SEND;
void closeSocket(Socket socket) { ::closesocket(socket); }
#else
using Socket = int;
constexpr int endOfWriting = SHUT_WR;
void closeSocket(Socket socket) { ::close(socket); }
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

void endWriting(qintptr descriptor) { ::shutdown(static_cast<Socket>(descriptor), endOfWriting); }

} // namespace lectern::native
