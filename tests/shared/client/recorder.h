// SPDX-License-Identifier: GPL-3.0-or-later
// Writes down everything that a Connection tells, in order, one short line each: "ready", "joined Ana",
// "received question", "failed 5", "lost 3".
#pragma once

#include "shared/client/connection.h"

#include <functional>

namespace lectern::test {

class Recorder {
public:
    explicit Recorder(client::Connection &connection);

    QStringList events;
    std::optional<client::JoinProblem> problem; // the newest
    std::optional<protocol::Goodbye> goodbye;
    std::optional<protocol::Error> error; // of the newest answer
    QList<int> countdown;
};

QString nameOf(client::LinkState state);

// Limits for a test that must see them reached.
inline constexpr client::Timing impatient{.connect = std::chrono::milliseconds(1000),
                                          .login = std::chrono::milliseconds(300),
                                          .leave = std::chrono::milliseconds(100),
                                          .probe = std::chrono::milliseconds(200),
                                          .waiting = std::chrono::milliseconds(150),
                                          .dead = std::chrono::milliseconds(400)};

// Gives what must not happen the time to happen. True when it did not.
bool never(const std::function<bool()> &happened, int milliseconds = 50);

client::Credentials student(const QString &name, const QByteArray &token = {});
client::ServerAddress local(quint16 port);

} // namespace lectern::test
