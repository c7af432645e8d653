// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/ioworker.h"

#include "server/net/nativesocket.h"
#include "server/net/plainstream.h"
#include "server/net/protocolsession.h"
#include "server/net/streamtransport.h"
#include "server/net/textsession.h"
#include "shared/protocol/limits.h"

#include <algorithm>

namespace lectern {

namespace {

Session::Time now() { return std::chrono::steady_clock::now(); }

} // namespace

IoWorker::IoWorker(Mailbox<InboundLetter> &domain, MakeStream makeStream, qint64 sendQueueTotal)
    : m_domain(domain),
      m_mailbox(*this, [this](auto letters) { read(std::move(letters)); }),
      m_makeStream(std::move(makeStream)),
      m_handshakes(this),
      m_sendQueueTotal(sendQueueTotal),
      m_ticker(this) {
    connect(&m_ticker, &QTimer::timeout, this, &IoWorker::tick);
    m_ticker.setInterval(Session::tickInterval);
}

IoWorker::~IoWorker() { dropAll(); }

void IoWorker::dropAll() {
    m_ticker.stop();
    qDeleteAll(std::exchange(m_sessions, {}));
}

void IoWorker::read(std::vector<OutboundLetter> letters) {
    for (const OutboundLetter &letter : letters)
        std::visit([this](const auto &content) { handle(content); }, letter);
    flushWritten();
    keepWithinBudget();
}

void IoWorker::handle(const outbound::Adopt &letter) {
    if (!m_ticker.isActive())
        m_ticker.start(); // here, for a timer starts only in its own thread
    if (m_closingAll) {   // nobody is served any more
        native::drop(letter.descriptor);
        m_domain.post(inbound::Closed{letter.connection});
        return;
    }
    Session *session = makeSession(letter);
    m_sessions.insert(letter.connection, session);
    connect(session, &Session::closed, this, &IoWorker::forget);
    if (letter.farewell)
        session->close(*letter.farewell, now());
}

Session *IoWorker::makeSession(const outbound::Adopt &letter) {
    return letter.door ? makeTextSession(letter, *letter.door) : makeProtocolSession(letter);
}

Session *IoWorker::makeProtocolSession(const outbound::Adopt &letter) {
    auto transport = std::make_unique<StreamTransport>(
        m_makeStream(letter.descriptor), std::make_unique<LineFramer>(limits::frameBeforeLogin),
        StreamTransport::PeerEnd::Closes, limits::frameBeforeLogin, m_handshakes);
    auto *session = new ProtocolSession(letter.connection, std::move(transport), m_budget, now());
    connect(session, &ProtocolSession::decoded, this,
            [this](ConnectionId id, const protocol::DecodedClientFrame &frame) {
                m_domain.post(inbound::Frame{id, frame});
            });
    return session;
}

Session *IoWorker::makeTextSession(const outbound::Adopt &letter, protocol::Door door) {
    std::unique_ptr<Framer> framer;
    if (door == protocol::Door::Echo)
        framer = std::make_unique<RawFramer>();
    else
        framer = std::make_unique<TextFramer>(limits::classicMessage);
    native::keepAlive(letter.descriptor);
    auto transport = std::make_unique<StreamTransport>(std::make_unique<PlainStream>(letter.descriptor),
                                                       std::move(framer), StreamTransport::PeerEnd::IsTold,
                                                       limits::classicMessage, m_handshakes);
    auto *session = new TextSession(letter.connection, door, std::move(transport), m_budget, now());
    connect(session, &TextSession::happened, this,
            [this](ConnectionId id, classic::Event event, const QByteArray &message) {
                m_domain.post(inbound::Text{id, event, message});
            });
    return session;
}

void IoWorker::handle(const outbound::Write &letter) {
    forEach(letter.to, [&](Session &session) {
        if (session.tongue() != letter.tongue)
            return;
        session.write(letter.bytes, letter.isState);
        m_written.insert(session.id());
    });
}

void IoWorker::handle(const outbound::Enrolled &letter) {
    Session *session = m_sessions.value(letter.connection);
    if (!session)
        return;
    session->setLoggedIn();
    if (letter.door)
        m_guests[*letter.door].insert(session);
    else
        (letter.role == protocol::Role::Teacher ? m_teachers : m_students).insert(session);
}

void IoWorker::handle(const outbound::Close &letter) {
    forEach(letter.whom, [&](Session &session) {
        if (session.tongue() != letter.tongue)
            return;
        excludeFromAll(&session); // when thousands leave at once, each is told to those who stay
        session.close(letter.farewell, now());
    });
}

void IoWorker::handle(const outbound::CloseAll &letter) {
    m_closingAll = true;
    const QList<Session *> sessions = m_sessions.values();
    for (Session *session : sessions)
        session->close(letter.goodbye, now());
    tellIfEmptied();
}

template <class Action>
void IoWorker::forEach(const outbound::Receivers &receivers, Action action) {
    const auto actOn = [&](ConnectionId id) {
        if (Session *session = m_sessions.value(id))
            action(*session);
    };
    if (const auto *connection = std::get_if<ConnectionId>(&receivers)) {
        actOn(*connection);
        return;
    }
    if (const auto *some = std::get_if<std::vector<ConnectionId>>(&receivers)) {
        std::ranges::for_each(*some, actOn); // those of other workers are not among the sessions here
        return;
    }
    const auto actOnAll = [&](const QSet<Session *> &all, ConnectionId except = {}) {
        for (Session *session : all) {
            if (session->id() != except)
                action(*session);
        }
    };
    if (const auto *guests = std::get_if<classic::AllAt>(&receivers)) {
        actOnAll(QSet(m_guests.value(guests->door)), guests->except);
        return;
    }
    const Group group = std::get<Group>(receivers);
    if (group != Group::Students)
        actOnAll(QSet(m_teachers));
    if (group != Group::Teachers)
        actOnAll(QSet(m_students));
}

// Once per batch and connection: a burst of lines leaves in one segment.
void IoWorker::flushWritten() {
    const QSet<ConnectionId> written = std::exchange(m_written, {});
    for (const ConnectionId id : written) {
        if (Session *session = m_sessions.value(id))
            session->flush();
    }
}

void IoWorker::keepWithinBudget() {
    while (m_budget.pending > m_sendQueueTotal && !m_sessions.isEmpty()) {
        Session *largest = *std::ranges::max_element(m_sessions, {}, &Session::pending);
        largest->abort();
        if (m_sessions.contains(largest->id()))
            return; // it is closing already; the others are not to suffer for it
    }
}

void IoWorker::excludeFromAll(Session *session) {
    m_teachers.remove(session);
    m_students.remove(session);
    for (QSet<Session *> &guests : m_guests)
        guests.remove(session);
}

void IoWorker::forget(ConnectionId id) {
    Session *session = m_sessions.take(id);
    if (!session)
        return;
    excludeFromAll(session);
    session->deleteLater();
    m_domain.post(inbound::Closed{id});
    tellIfEmptied();
}

void IoWorker::tellIfEmptied() {
    if (m_closingAll && m_sessions.isEmpty() && !std::exchange(m_toldEmptied, true))
        Q_EMIT emptied();
}

void IoWorker::tick() {
    const auto time = now();
    const QList<Session *> sessions = m_sessions.values();
    for (Session *session : sessions)
        session->tick(time);
}

} // namespace lectern
