// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-echo: sends every line back, and nothing else. What the bench compares Lectern with: it has neither a disk
// nor a meaning, so nobody is faster on this computer. Ends when it is told to.
#include "tests/bench/plainserver.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

// The begun line of each connection, by its descriptor.
using Lines = std::vector<std::string>;

void watch(int epoll, int descriptor) {
    epoll_event event{EPOLLIN, {.fd = descriptor}};
    epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

void acceptAll(int epoll, int listening, Lines &lines) {
    const int yes = 1;
    for (int descriptor;
         (descriptor = accept4(listening, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK)) >= 0;) {
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        lines.resize(std::max(lines.size(), static_cast<size_t>(descriptor) + 1));
        lines[static_cast<size_t>(descriptor)].clear();
        watch(epoll, descriptor);
    }
}

// All whole lines of what came go back in one piece. False: the connection is over, or does not read.
bool echo(int descriptor, std::string &begun) {
    std::array<char, 65'536> buffer;
    const ssize_t count = recv(descriptor, buffer.data(), buffer.size(), 0);
    if (count <= 0)
        return false;
    std::string_view whole(buffer.data(), static_cast<size_t>(count));
    const size_t end = whole.rfind('\n');
    const std::string_view rest = end == whole.npos ? whole : whole.substr(end + 1);
    whole.remove_suffix(rest.size());
    if (!begun.empty() && !whole.empty()) {
        begun += whole;
        const bool sent = send(descriptor, begun.data(), begun.size(), MSG_NOSIGNAL) == ssize_t(begun.size());
        begun = rest;
        return sent;
    }
    begun += rest;
    return whole.empty() ||
           send(descriptor, whole.data(), whole.size(), MSG_NOSIGNAL) == ssize_t(whole.size());
}

void serve(int epoll, int listening) {
    Lines lines;
    std::array<epoll_event, 256> ready;
    for (;;) {
        const int count = epoll_wait(epoll, ready.data(), static_cast<int>(ready.size()), -1);
        for (int i = 0; i < count; ++i) {
            const int descriptor = ready[static_cast<size_t>(i)].data.fd;
            if (descriptor == listening)
                acceptAll(epoll, listening, lines);
            else if (!echo(descriptor, lines[static_cast<size_t>(descriptor)]))
                close(descriptor);
        }
    }
}

} // namespace

int main() {
    lectern::bench::raiseLimit();
    const int epoll = epoll_create1(EPOLL_CLOEXEC);
    const int listening = lectern::bench::listenHere(SOCK_NONBLOCK);
    if (epoll < 0 || listening < 0) {
        std::perror("lectern-echo");
        return 1;
    }
    watch(epoll, listening);
    serve(epoll, listening);
}
