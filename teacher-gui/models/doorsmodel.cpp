// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/doorsmodel.h"

#include "shared/talk/doorwords.h"
#include "shared/talk/peoplemodel.h"
#include "shared/ui/errortext.h"
#include "teacher-gui/joinaddresses.h"

#include <QLocale>

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

int countThrough(Door door, const talk::PeopleModel &people) {
    int count = 0;
    for (int row = 0; row < people.rowCount(); ++row) {
        const protocol::Person &person = people.person(row);
        count += person.door == door && person.state != protocol::PersonState::Left;
    }
    return count;
}

} // namespace

DoorsModel::DoorsModel(Connection &connection, client::Requester &requester, const talk::PeopleModel &people,
                       QObject *parent)
    : QObject(parent), m_connection(connection), m_requester(requester), m_people(people) {
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

QList<DoorsModel::Way> DoorsModel::ways(Door door) {
    if (door == Door::Echo)
        return {Way::Tcp, Way::Udp};
    return {door == Door::Clock ? Way::Udp : Way::Tcp};
}

QString DoorsModel::command(Door door, Way way) const {
    const Entry *known = entry(door);
    if (!known || m_host.isEmpty())
        return {};
    const int typed = port(door).toInt();
    return u"%1 %2 %3"_s.arg(way == Way::Udp ? u"nc -u"_s : u"nc"_s, m_host,
                             QString::number(typed > 0 ? typed : known->state.port));
}

QString DoorsModel::port(Door door) const {
    const Entry *known = entry(door);
    const auto kept = m_ports.find(door);
    if (kept != m_ports.end() && !(known && known->state.open))
        return kept->second;
    return known ? QString::number(known->state.port) : QString();
}

// Who is at the calculator, the clock or the echo is no member of the class, and in no list.
QString DoorsModel::closingQuestion(Door door) const {
    const bool isOfTheClass = door == Door::Poll || door == Door::Chat || door == Door::Room;
    const int inside = countThrough(door, m_people);
    if (!isOfTheClass || (inside == 0 && m_people.isComplete()))
        return {};
    QString who = tr("Whoever came through this door is sent away.");
    if (inside == 1)
        who = tr("One client came through this door. It is sent away.");
    else if (inside > 1)
        who = tr("%1 clients came through this door. They are sent away.").arg(QLocale().toString(inside));
    const QString kept = door == Door::Poll ? tr("Votes that are in stay. Who comes back votes anew.")
                                            : tr("What was said stays.");
    return tr("Close %1?").arg(talk::doorTitle(door)) + u' ' + who + u' ' + kept;
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
    m_lastOpen.clear();
    for (const Entry &one : m_entries) {
        if (!one.state.open)
            continue;
        m_lastOpen.push_back(one.state.door);
        m_ports[one.state.door] = QString::number(one.state.port);
    }
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

// The join line's, unless the doors are not there. A name with several addresses would not do: who sends datagrams to the
// wrong one of them hears nothing at all.
void DoorsModel::findHost() {
    QStringList hosts;
    for (const QString &address : joinAddresses(m_connection, m_addresses))
        hosts.append(hostIn(address));
    m_host = hosts.contains(m_joinHost) ? m_joinHost : hosts.value(0);
    if (m_host == u"localhost"_s)
        m_host = m_connection.localAddress().toString();
}

// ---- what is wished ----

void DoorsModel::open(Door door, std::optional<int> port) { wish(door, protocol::OpenDoor{door, port}); }

void DoorsModel::close(Door door) { wish(door, protocol::CloseDoor{door}); }

void DoorsModel::keepPort(Door door, const QString &typed) {
    m_ports[door] = typed;
    Q_EMIT changed();
}

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
