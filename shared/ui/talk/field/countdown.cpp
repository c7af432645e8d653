// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/field/countdown.h"

namespace lectern::ui {

Countdown::Countdown(std::chrono::milliseconds second, QObject *parent) : QObject(parent) {
    m_timer.setInterval(second);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Countdown::tick);
}

void Countdown::start(int seconds) {
    m_left = qMax(0, seconds);
    if (m_left > 0)
        m_timer.start();
    else
        m_timer.stop();
    Q_EMIT changed();
}

void Countdown::tick() {
    if (--m_left == 0)
        m_timer.stop();
    Q_EMIT changed();
}

} // namespace lectern::ui
