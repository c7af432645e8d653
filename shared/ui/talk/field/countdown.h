// SPDX-License-Identifier: GPL-3.0-or-later
// Seconds that run out, for people to read.
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace lectern::ui {

class Countdown : public QObject {
    Q_OBJECT

public:
    // `second`: how long one is; a test's are shorter.
    explicit Countdown(std::chrono::milliseconds second, QObject *parent = nullptr);

    void start(int seconds); // a new one takes the place of the one that runs; 0 ends it
    int seconds() const { return m_left; }

Q_SIGNALS:
    void changed(); // at the start, each second, and when it is over

private:
    void tick();

    QTimer m_timer;
    int m_left = 0;
};

} // namespace lectern::ui
