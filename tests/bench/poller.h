// SPDX-License-Identifier: GPL-3.0-or-later
// Tells which of thousands of descriptors have something to read, or have ended.
#pragma once

#include <QtGlobal>

#include <chrono>
#include <functional>

namespace lectern::bench {

// As many open files as the system allows. Returns how many those are.
size_t raiseDescriptorLimit();

class Poller {
public:
    Poller();
    ~Poller();
    Poller(const Poller &) = delete;
    Poller &operator=(const Poller &) = delete;

    // `tag` is what poll() calls it. A closed descriptor is forgotten by itself. Throws a Failure.
    void add(int descriptor, quint64 tag);
    void remove(int descriptor);
    // Returns sooner when something came.
    void poll(std::chrono::milliseconds most, const std::function<void(quint64 tag)> &onReady);

private:
    int m_epoll;
};

} // namespace lectern::bench
