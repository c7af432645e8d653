// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shared/client/recorder.h"

#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using client::Connection;
using client::LinkState;

Recorder::Recorder(Connection &connection) {
    const auto note = [this](const QString &event) { events.append(event); };
    QObject::connect(&connection, &Connection::stateChanged, [=](LinkState state) { note(nameOf(state)); });
    QObject::connect(&connection, &Connection::joined,
                     [=](const protocol::Welcome &welcome) { note(u"joined "_s + welcome.name); });
    QObject::connect(&connection, &Connection::joinFailed, [=, this](const client::JoinProblem &why) {
        problem = why;
        note(u"failed"_s);
    });
    QObject::connect(&connection, &Connection::ended, [=, this](const protocol::Goodbye &why) {
        goodbye = why;
        note(u"ended "_s + toString(why.reason));
    });
    QObject::connect(&connection, &Connection::received, [=](const protocol::ServerMessage &message) {
        note(std::visit([](const auto &m) { return u"received "_s + QLatin1StringView(m.type); }, message));
    });
    QObject::connect(&connection, &Connection::answered,
                     [=, this](RequestId request, const std::optional<protocol::Error> &why) {
                         error = why;
                         note(u"answered %1"_s.arg(request.value));
                     });
    QObject::connect(&connection, &Connection::lost,
                     [=](RequestId request) { note(u"lost %1"_s.arg(request.value)); });
    QObject::connect(&connection, &Connection::retryCountdown,
                     [this](int seconds) { countdown.append(seconds); });
}

QString nameOf(LinkState state) {
    switch (state) {
    case LinkState::Idle:
        return u"idle"_s;
    case LinkState::Connecting:
        return u"connecting"_s;
    case LinkState::Ready:
        return u"ready"_s;
    case LinkState::Waiting:
        return u"waiting"_s;
    case LinkState::Reconnecting:
        return u"reconnecting"_s;
    }
    return {};
}

bool never(const std::function<bool()> &happened, int milliseconds) {
    return !QTest::qWaitFor(happened, milliseconds);
}

client::Credentials student(const QString &name, const QByteArray &token) {
    return {protocol::Role::Student, name, token, {}};
}

client::ServerAddress local(quint16 port) { return {u"127.0.0.1"_s, port}; }

} // namespace lectern::test
