// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/retrytimer.h"

#include "shared/protocol/limits.h"

#include <QPointer>

#include <algorithm>

namespace lectern::client {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

RetryTimer::RetryTimer() {
    m_wait.setSingleShot(true);
    m_tick.setInterval(milliseconds(1000));
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_wait, &QTimer::timeout, this, &RetryTimer::fire);
    connect(&m_tick, &QTimer::timeout, this, [this] { Q_EMIT countdown(seconds()); });
}

void RetryTimer::begin(milliseconds wasUp) {
    if (wasUp > limits::backoffMost)
        m_backoff.reset();
    m_lostAt = steady_clock::now();
}

void RetryTimer::wait() {
    start(m_backoff.next(std::chrono::duration_cast<milliseconds>(steady_clock::now() - m_lostAt)));
}

void RetryTimer::waitForNone() { start(milliseconds(0)); }

void RetryTimer::tryNow() {
    if (m_wait.isActive())
        fire();
}

void RetryTimer::stop() {
    m_wait.stop();
    m_tick.stop();
}

int RetryTimer::seconds() const {
    if (m_wait.remainingTime() <= 0)
        return 0;
    // A timer is never exact: 2.02 s are still two seconds.
    constexpr milliseconds inexact(50);
    const auto rest = std::max(milliseconds(m_wait.remainingTime()) - inexact, milliseconds(1));
    return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(rest).count());
}

void RetryTimer::start(milliseconds delay) {
    m_wait.start(delay);
    m_tick.start();
    Q_EMIT countdown(seconds());
}

void RetryTimer::fire() {
    m_wait.stop();
    const QPointer<RetryTimer> guard(this);
    Q_EMIT due();
    if (guard && m_tick.isActive())
        Q_EMIT countdown(0);
}

} // namespace lectern::client
