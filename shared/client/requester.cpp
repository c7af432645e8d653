// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/requester.h"

namespace lectern::client {

Requester::Requester(Connection &connection, QObject *parent) : QObject(parent), m_connection(connection) {
    connect(&connection, &Connection::answered, this,
            [this](RequestId request, const std::optional<protocol::Error> &error) {
                settle(request, error ? Answer{Answer::Kind::Refused, *error} : Answer{});
            });
    connect(&connection, &Connection::lost, this, [this](RequestId request) {
        settle(request, {Answer::Kind::Lost, {}});
    });
}

void Requester::ask(const protocol::ClientMessage &message, QObject *asker, Then then) {
    const RequestId request = m_connection.send(message);
    if (request)
        m_pending.insert(request, {asker ? asker : this, std::move(then)});
    else if (then)
        then({Answer::Kind::Lost, {}});
}

void Requester::settle(RequestId request, const Answer &answer) {
    const auto pending = m_pending.constFind(request);
    if (pending == m_pending.cend())
        return; // somebody else's
    const Pending asked = *pending;
    m_pending.erase(pending); // first: the one who hears of it may ask for more
    if (asked.asker && asked.then)
        asked.then(answer);
}

} // namespace lectern::client
