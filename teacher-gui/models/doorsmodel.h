// SPDX-License-Identifier: GPL-3.0-or-later
// The doors of the plain-text services, as the server last told of them; opens and closes them, and says whether the votes
// that come through them count. Known only while connected.
#pragma once

#include "shared/client/requester.h"

#include <QObject>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace lectern::talk {
class PeopleModel;
}

namespace lectern::teacher {

class DoorsModel : public QObject {
    Q_OBJECT

public:
    struct Entry {
        protocol::DoorState state;
        QString problem;      // why the last wish was refused, as a sentence; empty: it was not
        bool isAsked = false; // a wish is under way
    };

    enum class Way { Tcp, Udp };

    // `people`: of the same connection.
    DoorsModel(client::Connection &connection, client::Requester &requester, const talk::PeopleModel &people,
               QObject *parent = nullptr);

    // Why there is nothing to be opened or closed, as a sentence; empty: there is.
    QString whyNone() const;
    const std::vector<Entry> &entries() const { return m_entries; }
    const Entry *entry(protocol::Door door) const; // nullptr: the server has none such, or none is known
    // Of the server: IP addresses; empty: all it has.
    const QStringList &addresses() const { return m_addresses; }
    // Where others reach the doors: as the join line has it, if the doors are there.
    const QString &host() const { return m_host; }
    // How it is reached, and what to type into a terminal to try that.
    static QList<Way> ways(protocol::Door door);
    QString command(protocol::Door door, Way way) const;
    // For the field: where it listens. Of a closed door as it was typed, else where it was open last, else where it would
    // be by itself.
    QString port(protocol::Door door) const;
    // To be asked before it is closed; empty: nobody is known to have come through it.
    QString closingQuestion(protocol::Door door) const;
    // As the server last told, also when the connection is no more.
    const std::vector<protocol::Door> &lastOpen() const { return m_lastOpen; }

    bool countsUnverified() const { return !m_policy.onlyVerifiedVotes; }
    const QString &countProblem() const { return m_countProblem; }

    // Nothing happens while that door's last wish is under way.
    void open(protocol::Door door, std::optional<int> port); // none: the service's own; 0: any that is free
    void close(protocol::Door door);
    void keepPort(protocol::Door door, const QString &typed); // until that door is open
    void countUnverified(bool counted);                       // keeps who may talk as it is

public Q_SLOTS:
    void setJoinAddress(const QString &address); // "192.168.1.20", with a port or without

Q_SIGNALS:
    void changed();

private:
    void receive(const protocol::ServerMessage &message);
    void takeDoors(const protocol::Doors &doors);
    void takeState(client::LinkState state);
    void wish(protocol::Door door, const protocol::ClientMessage &message);
    void findHost();
    Entry *find(protocol::Door door);

    client::Connection &m_connection;
    client::Requester &m_requester;
    const talk::PeopleModel &m_people;
    std::vector<Entry> m_entries;
    std::map<protocol::Door, QString> m_ports; // typed, or of the open door
    std::vector<protocol::Door> m_lastOpen;
    QStringList m_addresses;
    QString m_joinHost;
    QString m_host;
    protocol::Policy m_policy;
    QString m_countProblem;
};

} // namespace lectern::teacher
