// SPDX-License-Identifier: GPL-3.0-or-later
// The doors of the plain-text services, as the server last told of them; opens and closes them, and says whether the votes
// that come through them count. Known only while connected.
#pragma once

#include "shared/client/requester.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace lectern::teacher {

class DoorsModel : public QObject {
    Q_OBJECT

public:
    struct Entry {
        protocol::DoorState state;
        QString problem;      // why the last wish was refused, as a sentence; empty: it was not
        bool isAsked = false; // a wish is under way
    };

    DoorsModel(client::Connection &connection, client::Requester &requester, QObject *parent = nullptr);

    // Why there is nothing to be opened or closed, as a sentence; empty: there is.
    QString whyNone() const;
    const std::vector<Entry> &entries() const { return m_entries; }
    const Entry *entry(protocol::Door door) const; // nullptr: the server has none such, or none is known
    // Of the server: IP addresses; empty: all it has.
    const QStringList &addresses() const { return m_addresses; }
    // Where others reach the doors: as the join line has it, if the doors are there.
    const QString &host() const { return m_host; }
    // What to type into a terminal to try that door.
    QString command(protocol::Door door) const;

    bool countsUnverified() const { return !m_policy.onlyVerifiedVotes; }
    const QString &countProblem() const { return m_countProblem; }

    // Nothing happens while that door's last wish is under way.
    void open(protocol::Door door, std::optional<int> port); // none: the service's own; 0: any that is free
    void close(protocol::Door door);
    void countUnverified(bool counted); // keeps who may talk as it is

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
    std::vector<Entry> m_entries;
    QStringList m_addresses;
    QString m_joinHost;
    QString m_host;
    protocol::Policy m_policy;
    QString m_countProblem;
};

} // namespace lectern::teacher
