// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plainchat.h"

#include <cerrno>
#include <cstdio>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace lectern::bench {

ChatPeer acceptPeer(int listening) {
    sockaddr_in there{};
    socklen_t size = sizeof there;
    ChatPeer peer;
    do
        peer.descriptor = accept(listening, reinterpret_cast<sockaddr *>(&there), &size);
    while (peer.descriptor < 0 && (errno == EINTR || errno == ECONNABORTED));
    if (peer.descriptor < 0)
        return peer;
    const int yes = 1;
    setsockopt(peer.descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    std::array<char, INET_ADDRSTRLEN> address{};
    inet_ntop(AF_INET, &there.sin_addr, address.data(), address.size());
    std::snprintf(peer.name.data(), peer.name.size(), "%s:%d", address.data(), ntohs(there.sin_port));
    return peer;
}

template <class... Values>
ChatLine ChatLine::printed(const char *format, Values... values) {
    ChatLine line;
    const int size = std::snprintf(line.m_text.data(), line.m_text.size(), format, values...);
    line.m_size = std::min(static_cast<size_t>(size), line.m_text.size() - 1);
    return line;
}

ChatLine ChatLine::greeting(size_t users) {
    return printed("> Connected to the chat server (%zu user%s online)\n", users, users == 1 ? "" : "s");
}

ChatLine ChatLine::said(const ChatPeer &who, std::string_view message) {
    return printed("[%s] %.*s\n", who.name.data(), static_cast<int>(message.size()), message.data());
}

ChatLine ChatLine::full() { return printed("> The chat server is full.\n"); }

void ChatLine::sendTo(int descriptor) const {
    for (size_t sent = 0; sent < m_size;) {
        const ssize_t count = send(descriptor, m_text.data() + sent, m_size - sent, MSG_NOSIGNAL);
        if (count > 0)
            sent += static_cast<size_t>(count);
        else if (errno != EINTR)
            return;
    }
}

size_t ChatMessages::receiveMore(int descriptor) {
    const ssize_t count = recv(descriptor, m_begun.data() + m_size, m_begun.size() - m_size, 0);
    if (count <= 0)
        return 0;
    m_size += static_cast<size_t>(count);
    return static_cast<size_t>(count);
}

} // namespace lectern::bench
