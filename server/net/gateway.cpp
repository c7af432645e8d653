// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/gateway.h"

#include "server/handlers/dispatch.h"
#include "server/net/refusedreplies.h"
#include "server/net/textsession.h"
#include "shared/protocol/limits.h"

#include <algorithm>
#include <utility>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

protocol::Goodbye refusal(GoodbyeReason reason) {
    return {reason, reason == GoodbyeReason::ServerFull
                        ? u"The server is full. Try again when somebody has left."_s
                        : u"Too many connections come from your address."_s};
}

} // namespace

Gateway::Gateway(Classroom &classroom, Journal &journal, const ServerIdentity &server, Admission admission,
                 const std::vector<std::unique_ptr<IoWorker>> &workers, Doors &doors, classic::Guests &guests)
    : m_classroom(classroom),
      m_journal(journal),
      m_server(server),
      m_admission(std::move(admission)),
      m_outbox(workers),
      m_doors(doors),
      m_guests(guests),
      m_mailbox(*this, [this](const auto &letters) { read(letters); }),
      m_publishTimer(this) {
    connect(&m_journal, &Journal::committed, this, [this](const std::vector<Effects> &group) {
        for (const Effects &effects : group)
            deliver(effects);
    });
    connect(&m_journal, &Journal::refused, this, &Gateway::takeRefused);
    connect(&m_journal, &Journal::restored, this, &Gateway::takeRestored);
    connect(&m_journal, &Journal::stateChanged, this, &Gateway::takeState);
    m_publishTimer.setSingleShot(true);
    m_publishTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_publishTimer, &QTimer::timeout, this, &Gateway::publish);
    m_sincePublished.start();
}

void Gateway::restore(const std::vector<Record> &facts) {
    m_classroom.restore(facts);
    releaseAbsentGuests();
}

void Gateway::accept(qintptr descriptor, Door door) {
    const Peer peer = native::peerOf(descriptor);
    if (peer.address.isNull()) { // gone before it was accepted
        native::drop(descriptor);
        return;
    }
    const auto comer = door ? Admission::Comer::Guest : Admission::Comer::Member;
    if (const auto reason = m_admission.enter(peer.address, comer)) {
        turnAway(descriptor, door, peer, *reason);
        return;
    }
    const ConnectionId id{++m_last.value};
    Connection &connection =
        m_connections
            .emplace(id, Connection{{.connection = id, .challenge = randomHex(32)}, peer, door, {}, {}})
            .first->second;
    m_outbox.adopt(id, descriptor, door);
    Q_EMIT connected(id, peer);
    if (door)
        letGuest(connection, classic::Event::Came);
    updateAccepting();
}

// Numbered apart, so that the log counts those who were let in without a gap.
void Gateway::turnAway(qintptr descriptor, Door door, const Peer &peer, GoodbyeReason reason) {
    constexpr quint64 apart = quint64(1) << 63;
    Q_EMIT refused(peer, reason);
    if (m_turnedAway.size() >= limits::turnedAwayAtOnce) {
        refuseNow(descriptor, door, reason);
        return;
    }
    const ConnectionId id{apart | ++m_lastTurnedAway.value};
    m_turnedAway.insert(id);
    m_outbox.turnAway(id, descriptor, door, refusal(reason));
}

void Gateway::refuseLast(qintptr descriptor, Door door) {
    Q_EMIT refused(native::peerOf(descriptor), GoodbyeReason::ServerFull);
    refuseNow(descriptor, door, GoodbyeReason::ServerFull);
}

void Gateway::refuseNow(qintptr descriptor, Door door, GoodbyeReason reason) const {
    if (door)
        native::refuse(descriptor, classic::notice(*door, refusal(reason).text));
    else if (m_server.certificate)
        native::drop(descriptor); // there is nothing that it would understand
    else
        native::refuse(descriptor, protocol::encode(refusal(reason)));
}

void Gateway::stop(const protocol::Goodbye &goodbye) {
    m_stopping = true;
    m_publishTimer.stop();
    updateAccepting();
    m_journal.flush();                             // what is on its way is still told before the goodbye
    for (auto &[id, connection] : m_connections) { // not all of them close in time
        if (!connection.name.isEmpty())
            Q_EMIT unseated(std::exchange(connection.name, {}), connection.peer);
    }
    m_outbox.closeAll(goodbye);
}

void Gateway::read(const std::vector<InboundLetter> &letters) {
    for (const InboundLetter &letter : letters)
        std::visit([this](const auto &content) { handle(content); }, letter);
    publishSoon();
}

void Gateway::handle(const inbound::Frame &letter) {
    const auto found = m_connections.find(letter.connection);
    if (found == m_connections.end() || m_stopping)
        return;
    let(found->second, [&](Context &context) { return handlers::dispatch(letter.frame, context); });
}

void Gateway::handle(const inbound::Text &letter) {
    const auto found = m_connections.find(letter.connection);
    if (found != m_connections.end() && !m_stopping)
        letGuest(found->second, letter.event, letter.message);
}

void Gateway::letGuest(Connection &connection, classic::Event event, const QByteArray &message) {
    const Peer &peer = connection.peer;
    const classic::Guest guest{connection.requester.connection, peer.address, peer.port};
    let(connection,
        [&](Context &context) { return m_guests.take(*connection.door, guest, event, message, context); });
    publishSoon();
}

template <class Ask>
void Gateway::let(Connection &connection, Ask ask) {
    Requester &requester = connection.requester;
    const QHostAddress &address = connection.peer.address;
    const auto takeSeat = [&] { return m_admission.takeSeat(address); };
    const auto returnSeat = [&] { m_admission.returnSeat(address); };
    const bool wasUnfinished = connection.isUnfinished();
    Context context{requester, m_classroom, m_server, m_storage, m_doors, takeSeat, returnSeat};
    append(ask(context));
    if (wasUnfinished && !connection.isUnfinished()) {
        m_admission.loggedIn(address);
        updateAccepting();
    }
}

void Gateway::handle(const inbound::Closed &letter) {
    if (m_turnedAway.erase(letter.connection) != 0)
        return;
    const auto found = m_connections.find(letter.connection);
    if (found == m_connections.end())
        return;
    m_admission.left(found->second.peer.address, !found->second.isUnfinished());
    if (!found->second.name.isEmpty())
        Q_EMIT unseated(found->second.name, found->second.peer);
    m_connections.erase(found);
    m_journal.forget(letter.connection);
    append(m_classroom.disconnected(letter.connection));
    m_guests.gone(letter.connection);
    releaseAbsentGuests();
    Q_EMIT disconnected(letter.connection);
    updateAccepting();
}

void Gateway::append(Effects effects) {
    if (!effects.records.empty() || !effects.deliveries.empty())
        m_journal.append(std::move(effects));
}

void Gateway::deliver(const Effects &effects) {
    for (const Delivery &delivery : effects.deliveries)
        std::visit([this](const auto &content) { note(content); }, delivery);
    m_outbox.deliver(effects.deliveries);
    m_outbox.deliver(m_guests.deliver(effects.deliveries));
}

// Nobody comes back to the seat of a guest; a restart and a storage that failed leave some behind.
void Gateway::releaseAbsentGuests() {
    if (m_storage.isWritable())
        append(m_classroom.releaseAbsentGuests());
}

void Gateway::note(const Enroll &enroll) {
    const auto found = m_connections.find(enroll.connection);
    if (found == m_connections.end())
        return;
    found->second.seat = enroll.seat;
    const Seat *seat = m_classroom.seatOf(enroll.connection);
    if (!seat)
        return; // gone again by now
    found->second.name = seat->name;
    Q_EMIT seated(enroll.connection, seat->id, seat->name, found->second.peer);
}

void Gateway::note(const Dismiss &dismiss) {
    if (const auto *connection = std::get_if<ConnectionId>(&dismiss.whom)) {
        const auto found = m_connections.find(*connection);
        if (found != m_connections.end())
            found->second.seat = {};
        return;
    }
    for (auto &[id, connection] : m_connections) // the whole class: nobody else is sent away together
        connection.seat = {};
}

void Gateway::takeRefused(const std::vector<Effects> &entries) {
    deliver(repliesToRefused(entries, m_storage.text));
}

// Who sat before sits again; what they had been told of what is gone is put right.
void Gateway::takeRestored(const std::vector<Record> &facts) {
    m_classroom.restore(facts);
    for (const auto &[id, connection] : m_connections) {
        if (!connection.seat)
            continue;
        std::optional<Effects> effects = m_classroom.resit(id, connection.seat);
        if (!effects)
            effects.emplace().deliveries.push_back(Dismiss{id, {GoodbyeReason::NotStored, m_storage.text}});
        append(std::move(*effects));
    }
}

void Gateway::takeState(const StorageState &state) {
    const bool isNews = state.isWritable() != m_storage.isWritable() || state.text != m_storage.text;
    m_storage = state;
    releaseAbsentGuests();
    publishSoon();
    if (!isNews)
        return;
    Effects effects;
    effects.deliveries.push_back(Send{Group::Teachers, protocol::Storage{state.isWritable(), state.text}});
    append(std::move(effects));
}

// The first change is told at once; those that follow within the interval go together.
void Gateway::publishSoon() {
    const auto until = m_classroom.untilNews();
    if (!m_storage.isReadable() || !until || m_stopping)
        return;
    const auto elapsed = std::chrono::milliseconds(m_sincePublished.elapsed());
    const auto wait = std::max(limits::publishInterval - elapsed, *until);
    if (!m_publishTimer.isActive() || m_publishTimer.remainingTimeAsDuration() > wait)
        m_publishTimer.start(std::max(wait, std::chrono::milliseconds(0)));
}

void Gateway::publish() {
    m_sincePublished.restart();
    if (!m_storage.isReadable())
        return; // the class is about to be made anew
    append(m_classroom.publish());
    publishSoon(); // a long list of people goes out page by page
}

void Gateway::updateAccepting() {
    const bool accepting = !m_stopping && !m_admission.shouldPause();
    if (accepting == m_accepting)
        return;
    m_accepting = accepting;
    Q_EMIT acceptingChanged(accepting);
}

} // namespace lectern
