// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/doorsmodel.h"

#include "shared/ui/errortext.h"
#include "teacher-gui/joinaddresses.h"

#include <algorithm>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using client::Answer;
using client::Connection;
using client::LinkState;
using protocol::Door;

namespace {

QString hostIn(const QString &address) {
    const auto server = client::ServerAddress::parse(address);
    return server ? server->host : QString();
}

} // namespace

DoorsModel::DoorsModel(Connection &connection, client::Requester &requester, QObject *parent)
    : QObject(parent), m_connection(connection), m_requester(requester) {
    connect(&connection, &Connection::received, this, &DoorsModel::receive);
    connect(&connection, &Connection::stateChanged, this, &DoorsModel::takeState);
}

// ---- what there is to read ----

QString DoorsModel::whyNone() const {
    if (m_connection.state() == LinkState::Reconnecting)
        return tr("Not connected: wait until the connection is back. What the doors are like is told then.");
    if (!m_connection.isReady())
        return tr("Not in a class.");
    return m_entries.empty()
               ? tr("This server has no doors for other clients. It is older than this program.")
               : QString();
}

const DoorsModel::Entry *DoorsModel::entry(Door door) const {
    const auto found = std::ranges::find(m_entries, door, [](const Entry &one) { return one.state.door; });
    return found == m_entries.end() ? nullptr : &*found;
}

DoorsModel::Entry *DoorsModel::find(Door door) { return const_cast<Entry *>(entry(door)); }

QString DoorsModel::command(Door door) const {
    const Entry *known = entry(door);
    if (!known || m_host.isEmpty())
        return {};
    const QString program = door == Door::Clock ? u"nc -u"_s : u"nc"_s;
    return u"%1 %2 %3"_s.arg(program, m_host, QString::number(known->state.port));
}

// ---- what is told ----

void DoorsModel::receive(const protocol::ServerMessage &message) {
    if (const auto *doors = std::get_if<protocol::Doors>(&message)) {
        takeDoors(*doors);
    } else if (const auto *policy = std::get_if<protocol::Policy>(&message)) {
        m_policy = *policy;
        m_countProblem.clear();
        Q_EMIT changed();
    }
}

// Those that are newer than this program it knows nothing of.
void DoorsModel::takeDoors(const protocol::Doors &doors) {
    std::vector<Entry> entries;
    for (const protocol::DoorState &state : doors.doors) {
        if (state.door == Door::Other)
            continue;
        const Entry *known = entry(state.door);
        const bool isSame =
            known && known->state.open == state.open && (!state.open || known->state.port == state.port);
        entries.push_back({state, isSame ? known->problem : QString(), known && known->isAsked});
    }
    m_entries = std::move(entries);
    m_addresses = QStringList(doors.addresses.begin(), doors.addresses.end());
    findHost();
    Q_EMIT changed();
}

void DoorsModel::takeState(LinkState state) {
    if (state != LinkState::Ready && state != LinkState::Waiting) {
        m_entries.clear();
        m_countProblem.clear();
    }
    Q_EMIT changed();
}

void DoorsModel::setJoinAddress(const QString &address) {
    m_joinHost = hostIn(address);
    findHost();
    Q_EMIT changed();
}

// The join line's, unless the doors are not there.
void DoorsModel::findHost() {
    QStringList hosts;
    for (const QString &address : joinAddresses(m_connection, m_addresses))
        hosts.append(hostIn(address));
    m_host = hosts.contains(m_joinHost) ? m_joinHost : hosts.value(0);
}

// ---- what is wished ----

void DoorsModel::open(Door door, std::optional<int> port) { wish(door, protocol::OpenDoor{door, port}); }

void DoorsModel::close(Door door) { wish(door, protocol::CloseDoor{door}); }

void DoorsModel::wish(Door door, const protocol::ClientMessage &message) {
    Entry *wished = find(door);
    if (!wished || wished->isAsked)
        return;
    wished->isAsked = true;
    m_requester.ask(message, this, [this, door](const Answer &answer) {
        Entry *asked = find(door);
        if (!asked)
            return; // the connection broke, and the doors will be told anew
        asked->isAsked = false;
        asked->problem = answer.isDone() || answer.isLost() ? QString() : ui::errorText(answer.error);
        Q_EMIT changed();
    });
}

void DoorsModel::countUnverified(bool counted) {
    const protocol::SetPolicy wanted{m_policy.chat, m_policy.direct, m_policy.rooms,
                                     m_policy.pauseWhileVoting, !counted};
    m_requester.ask(wanted, this, [this](const Answer &answer) {
        if (answer.isLost())
            m_countProblem = tr("Not connected: wait until the connection is back, then try again.");
        else
            m_countProblem = answer.isDone() ? QString() : ui::errorText(answer.error);
        Q_EMIT changed();
    });
}

} // namespace lectern::teacher
