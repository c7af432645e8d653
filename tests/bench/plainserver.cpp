// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plainserver.h"

#include <cstdio>

#include <arpa/inet.h>
#include <sys/resource.h>
#include <sys/socket.h>

namespace lectern::bench {

namespace {

constexpr int backlog = 4096;

} // namespace

void raiseLimit() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

int listenHere(int flags) {
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    if (descriptor < 0 || bind(descriptor, reinterpret_cast<sockaddr *>(&here), size) != 0 ||
        listen(descriptor, backlog) != 0 ||
        getsockname(descriptor, reinterpret_cast<sockaddr *>(&here), &size) != 0)
        return -1;
    std::printf("Listening on 127.0.0.1:%d\n", ntohs(here.sin_port));
    std::fflush(stdout);
    return descriptor;
}

} // namespace lectern::bench
