// SPDX-License-Identifier: GPL-3.0-or-later
// When a lost connection is tried again, and the seconds until then for people to read.
#pragma once

#include "shared/client/backoff.h"

#include <QObject>
#include <QTimer>

namespace lectern::client {

class RetryTimer : public QObject {
    Q_OBJECT

public:
    RetryTimer();

    // The connection was up for so long and is lost now. One that throws us out as soon as we are in is asked
    // less and less often.
    void begin(std::chrono::milliseconds wasUp);
    void wait();        // until the next step of the back-off
    void waitForNone(); // the next attempt is due at once
    void tryNow();      // does nothing unless one is being waited for
    void stop();

    int seconds() const; // 0: not waiting, an attempt is under way

Q_SIGNALS:
    void due();
    void countdown(int seconds); // at each start, each second, and 0 when due

private:
    void start(std::chrono::milliseconds delay);
    void fire();

    Backoff m_backoff;
    std::chrono::steady_clock::time_point m_lostAt;
    QTimer m_wait;
    QTimer m_tick;
};

} // namespace lectern::client
