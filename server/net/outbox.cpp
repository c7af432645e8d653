// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/outbox.h"

#include "server/net/ioworker.h"

namespace lectern {

namespace {

outbound::Receivers receiversOf(const Audience &audience) {
    return std::visit([](const auto &some) { return outbound::Receivers(some); }, audience);
}

// A list of one is for one worker.
outbound::Receivers receiversOf(const std::variant<std::vector<ConnectionId>, classic::AllAt> &to) {
    const auto *some = std::get_if<std::vector<ConnectionId>>(&to);
    if (some && some->size() == 1)
        return some->front();
    return std::visit([](const auto &all) { return outbound::Receivers(all); }, to);
}

} // namespace

void Outbox::deliver(const std::vector<Delivery> &deliveries) const {
    for (const Delivery &delivery : deliveries)
        std::visit([this](const auto &content) { deliver(content); }, delivery);
}

void Outbox::deliver(const Send &send) const {
    const bool isState = std::holds_alternative<protocol::Tally>(send.message);
    const outbound::Receivers to = receiversOf(send.to);
    post(to, outbound::Write{to, protocol::encode(send.message), isState});
}

void Outbox::deliver(const Enroll &enroll) const {
    post(enroll.connection, outbound::Enrolled{enroll.connection, enroll.role, enroll.door});
}

void Outbox::deliver(const Dismiss &dismiss) const {
    const outbound::Receivers whom = receiversOf(dismiss.whom);
    post(whom, outbound::Close{whom, protocol::encode(dismiss.goodbye)});
}

void Outbox::deliver(const classic::Letters &letters) const {
    for (const auto &[to, bytes, isLast] : letters) {
        const outbound::Receivers receivers = receiversOf(to);
        if (isLast)
            post(receivers, outbound::Close{receivers, bytes, Tongue::Plain});
        else
            post(receivers, outbound::Write{receivers, bytes, false, Tongue::Plain});
    }
}

void Outbox::adopt(ConnectionId connection, qintptr descriptor, std::optional<protocol::Door> door) const {
    post(connection, outbound::Adopt{connection, descriptor, door, {}});
}

void Outbox::turnAway(ConnectionId connection, qintptr descriptor, std::optional<protocol::Door> door,
                      const protocol::Goodbye &goodbye) const {
    post(connection, outbound::Adopt{connection, descriptor, door, goodbye});
}

void Outbox::closeAll(const protocol::Goodbye &goodbye) const {
    for (const auto &worker : m_workers)
        worker->post(outbound::CloseAll{goodbye});
}

template <class Letter>
void Outbox::post(const outbound::Receivers &receivers, const Letter &letter) const {
    if (const auto *connection = std::get_if<ConnectionId>(&receivers)) {
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
