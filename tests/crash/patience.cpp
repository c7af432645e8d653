// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/patience.h"

#include <QEventLoop>
#include <QTimer>

namespace lectern::crash {

using namespace std::chrono_literals;

Patience::Patience(std::chrono::seconds whole)
    : m_whole(whole > 0s ? QDeadlineTimer(whole) : QDeadlineTimer(QDeadlineTimer::Forever)) {}

bool Patience::until(const std::function<bool()> &condition, std::chrono::milliseconds limit) const {
    const QDeadlineTimer deadline(limit, Qt::PreciseTimer);
    const auto decided = [&] { return condition() || deadline.hasExpired() || isOver(); };
    QEventLoop loop;
    QTimer look;
    look.setTimerType(Qt::PreciseTimer);
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (decided())
            loop.quit();
    });
    look.start(2ms);
    if (!decided())
        loop.exec();
    return condition();
}

bool Patience::pass(std::chrono::milliseconds time) const {
    const QDeadlineTimer end(time, Qt::PreciseTimer);
    until([&] { return end.hasExpired(); }, time + 1s);
    return !isOver();
}

} // namespace lectern::crash
