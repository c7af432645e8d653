// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the server for something and brings the answer to whoever asked.
#pragma once

#include "shared/client/connection.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

namespace lectern::client {

struct Answer {
    enum class Kind {
        Done,
        Refused, // nothing was changed; `error` says why
        Lost,    // not connected, or the connection broke: whether it happened is not known
    };
    Kind kind = Kind::Done;
    protocol::Error error;

    bool isDone() const { return kind == Kind::Done; }
    bool isLost() const { return kind == Kind::Lost; }
};

class Requester : public QObject {
    Q_OBJECT

public:
    using Then = std::function<void(const Answer &)>;

    explicit Requester(Connection &connection, QObject *parent = nullptr);

    // `then` is called once, later, unless `asker` is gone by then; without a connection at once, with Lost.
    void ask(const protocol::ClientMessage &message, QObject *asker = nullptr, Then then = {});
    bool isReady() const { return m_connection.isReady(); }

private:
    struct Pending {
        QPointer<QObject> asker;
        Then then;
    };

    void settle(RequestId request, const Answer &answer);

    Connection &m_connection;
    QHash<RequestId, Pending> m_pending;
};

} // namespace lectern::client
