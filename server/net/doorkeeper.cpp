// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/doorkeeper.h"

#include "server/classic/clock.h"
#include "shared/protocol/doorports.h"
#include "shared/protocol/wirewords.h"

#include <utility>

namespace lectern {

using namespace Qt::Literals::StringLiterals;
using protocol::Door;

namespace {

bool hasTcp(Door door) { return door != Door::Clock; }
bool hasUdp(Door door) { return door == Door::Clock || door == Door::Echo; }

std::optional<QByteArray> sameAgain(const QByteArray &bytes) { return bytes; }

std::optional<QByteArray> timeFor(const QByteArray &question) {
    return classic::clockAnswer(question, QDateTime::currentDateTime());
}

Refusal notOpened(Door door, int port, QAbstractSocket::SocketError error, const QString &why) {
    QString what = why;
    if (error == QAbstractSocket::AddressInUseError)
        what = u"it is in use already"_s;
    else if (error == QAbstractSocket::SocketAccessError)
        what = u"the system keeps it for itself, as those below 1024"_s;
    return refusal(ErrorCode::PortInUse,
                   u"Port %1 could not be opened for %2: %3. Choose another port."_s.arg(
                       QString::number(port), toWord(door), what));
}

} // namespace

DoorKeeper::DoorKeeper(const QList<QHostAddress> &listen, classic::Guests &guests, const Clock &clock)
    : m_listen(listen), m_guests(guests), m_clock(clock) {}

std::optional<Refusal> DoorKeeper::open(Door door, int port) {
    const auto before = m_open.find(door);
    if (before != m_open.end() && before->second.port == port)
        return {};
    Opened opened;
    opened.port = port;
    for (const QHostAddress &address : m_listen) {
        if (auto problem = listen(opened, door, address))
            return problem;
    }
    announce(door, opened);
    m_open[door] = std::move(opened);
    setAccepting(m_isAccepting);
    return {};
}

std::optional<Refusal> DoorKeeper::listen(Opened &opened, Door door, const QHostAddress &address) {
    if (hasTcp(door)) {
        if (auto problem = listenTcp(opened, door, address))
            return problem;
    }
    return hasUdp(door) ? listenUdp(opened, door, address) : std::nullopt;
}

std::optional<Refusal> DoorKeeper::listenTcp(Opened &opened, Door door, const QHostAddress &address) {
    auto listener = std::make_unique<Listener>();
    if (!listener->listen(address, static_cast<quint16>(opened.port)))
        return notOpened(door, opened.port, listener->serverError(), listener->errorString());
    opened.port = listener->serverPort(); // chosen by the system for the first, the same for all
    connect(listener.get(), &Listener::accepted, this,
            [this, door](qintptr descriptor) { Q_EMIT accepted(descriptor, door); });
    connect(listener.get(), &Listener::exhausted, this,
            [this, door](qintptr descriptor) { Q_EMIT exhausted(descriptor, door); });
    opened.listeners.push_back(std::move(listener));
    return {};
}

std::optional<Refusal> DoorKeeper::listenUdp(Opened &opened, Door door, const QHostAddress &address) {
    auto datagrams = std::make_unique<DatagramDoor>(door == Door::Clock ? timeFor : sameAgain, m_clock);
    if (!datagrams->listen(address, static_cast<quint16>(opened.port)))
        return notOpened(door, opened.port, datagrams->error(), datagrams->errorString());
    opened.port = datagrams->port();
    opened.datagrams.push_back(std::move(datagrams));
    return {};
}

void DoorKeeper::announce(Door door, const Opened &opened) {
    for (const QHostAddress &address : std::as_const(m_listen)) {
        const auto say = [&](const QString &name) {
            Q_EMIT announced(u"classic %1: listening on %2"_s.arg(name, placeOf(address, opened.port)));
        };
        const QString name = toWord(door);
        if (hasTcp(door))
            say(hasUdp(door) ? name + u"/tcp"_s : name);
        if (hasUdp(door))
            say(hasTcp(door) ? name + u"/udp"_s : name);
    }
}

Effects DoorKeeper::close(Door door) {
    if (m_open.erase(door) == 0)
        return {};
    Q_EMIT announced(u"classic %1: closed"_s.arg(toWord(door)));
    return m_guests.sendAway(door, u"The teacher has closed this door."_s);
}

protocol::Doors DoorKeeper::state() const {
    protocol::Doors state;
    for (const Door door : protocol::allDoors) {
        const auto opened = m_open.find(door);
        const bool isOpen = opened != m_open.end();
        state.doors.push_back({door, isOpen, isOpen ? opened->second.port : protocol::defaultPortOf(door)});
    }
    for (const QString &place : placesToJoin(m_listen))
        state.addresses.push_back(place);
    return state;
}

void DoorKeeper::setAccepting(bool accepting) {
    m_isAccepting = accepting;
    for (const auto &[door, opened] : m_open) {
        for (const auto &listener : opened.listeners)
            listener->setAccepting(accepting);
    }
}

void DoorKeeper::closeAll() { m_open.clear(); }

QString placeOf(const QHostAddress &address, int port) {
    QString shown = address.toString();
    if (address == QHostAddress::Any)
        shown = u"[::]"_s;
    else if (address.protocol() == QAbstractSocket::IPv6Protocol)
        shown = u'[' + shown + u']';
    return shown + u':' + QString::number(port);
}

QStringList placesToJoin(const QList<QHostAddress> &listen) {
    QStringList places;
    for (const QHostAddress &address : listen) {
        if (address == QHostAddress::Any)
            return {};
        places.append(address.toString());
    }
    return places;
}

} // namespace lectern
