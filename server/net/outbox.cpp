// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/outbox.h"

#include "server/net/ioworker.h"

namespace lectern {

void Outbox::deliver(const std::vector<Delivery> &deliveries) const {
    for (const Delivery &delivery : deliveries)
        std::visit([this](const auto &content) { deliver(content); }, delivery);
}

void Outbox::deliver(const Send &send) const {
    const bool isState = std::holds_alternative<protocol::Tally>(send.message);
    post(send.to, outbound::Write{send.to, protocol::encode(send.message), isState});
}

void Outbox::deliver(const Enroll &enroll) const {
    post(enroll.connection, outbound::Enrolled{enroll.connection, enroll.role});
}

void Outbox::deliver(const Dismiss &dismiss) const {
    post(dismiss.whom, outbound::Close{dismiss.whom, protocol::encode(dismiss.goodbye)});
}

void Outbox::adopt(ConnectionId connection, qintptr descriptor) const {
    post(connection, outbound::Adopt{connection, descriptor, {}});
}

void Outbox::turnAway(ConnectionId connection, qintptr descriptor, const protocol::Goodbye &goodbye) const {
    post(connection, outbound::Adopt{connection, descriptor, protocol::encode(goodbye)});
}

void Outbox::closeAll(const protocol::Goodbye &goodbye) const {
    const QByteArray farewell = protocol::encode(goodbye);
    for (const auto &worker : m_workers)
        worker->post(outbound::CloseAll{farewell});
}

template <class Letter>
void Outbox::post(const Audience &audience, const Letter &letter) const {
    if (const auto *connection = std::get_if<ConnectionId>(&audience)) {
        workerOf(*connection).post(letter);
        return;
    }
    for (const auto &worker : m_workers)
        worker->post(letter);
}

IoWorker &Outbox::workerOf(ConnectionId connection) const {
    return *m_workers[connection.value % m_workers.size()];
}

} // namespace lectern
