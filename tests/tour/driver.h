// SPDX-License-Identifier: GPL-3.0-or-later
// Sits in a program under steer and does what the conductor asks through a local socket: one JSON object a line,
// one answer each. {"id":7,"do":"press","widget":"askButton","limit":30000} gives {"id":7,"done":true} or, with what
// was there instead, {"id":7,"done":false,"seen":"..."}.
// What cannot be done yet is tried again until the limit, in milliseconds. When the conductor is gone the program ends.
#pragma once

#include "tests/tour/drivercamera.h"

#include <QDeadlineTimer>
#include <QJsonObject>
#include <QLocalSocket>
#include <QTimer>

namespace lectern::tour {

class Driver : public QObject {
    Q_OBJECT

public:
    explicit Driver(const QString &socketName);

private:
    void read();
    void attempt();
    void answer(QJsonObject answer);

    Attempt obey();
    Attempt waitForText() const;
    Attempt describe() const;

    std::unique_ptr<QLocalSocket> m_socket; // ends with the event loop, before the application
    QTimer m_again;
    QJsonObject m_order;
    QDeadlineTimer m_limit;
    DriverCamera m_camera;
};

} // namespace lectern::tour
