// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/poller.h"

#include "tests/bench/failure.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

void check(bool isDone) {
    if (!isDone)
        throw Failure{u"epoll: %1"_s.arg(QString::fromLocal8Bit(std::strerror(errno)))};
}

} // namespace

size_t raiseDescriptorLimit() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

Poller::Poller() : m_epoll(epoll_create1(EPOLL_CLOEXEC)) { check(m_epoll >= 0); }

Poller::~Poller() { close(m_epoll); }

void Poller::add(int descriptor, quint64 tag) {
    epoll_event event{EPOLLIN, {.u64 = tag}};
    check(epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) == 0);
}

void Poller::remove(int descriptor) { check(epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr) == 0); }

void Poller::poll(std::chrono::milliseconds most, const std::function<void(quint64 tag)> &onReady) {
    std::array<epoll_event, 512> ready;
    const int count =
        epoll_wait(m_epoll, ready.data(), static_cast<int>(ready.size()), static_cast<int>(most.count()));
    for (int i = 0; i < count; ++i)
        onReady(ready[static_cast<size_t>(i)].data.u64);
}

} // namespace lectern::bench
