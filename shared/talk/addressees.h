// SPDX-License-Identifier: GPL-3.0-or-later
// Whose names those are that somebody typed. In a class that is too large for a list of all the server is asked.
#pragma once

#include "shared/client/requester.h"

#include <QObject>
#include <QStringList>

#include <deque>
#include <functional>
#include <vector>

namespace lectern::talk {

class PeopleModel;

class Addressees : public QObject {
    Q_OBJECT

public:
    struct Found {
        std::vector<protocol::Member> people; // in the order of the names, as they are really written
        QString problem;                      // a sentence: somebody is not there. Then there are none
    };
    using Then = std::function<void(const Found &)>;

    Addressees(client::Requester &requester, const PeopleModel &people, QObject *parent = nullptr);

    void find(const QStringList &names, Then then); // `then` may be called at once
    void startOver();                               // what was under way is forgotten

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

private:
    struct Search {
        QStringList names; // still to be found
        Found found;
        Then then;
    };

    void proceed();
    void end(const QString &problem);
    bool take(const std::vector<protocol::Member> &people, bool isAll);

    client::Requester &m_requester;
    const PeopleModel &m_people;
    std::deque<Search> m_searches; // the first one is under way
    bool m_isAsking = false;
};

} // namespace lectern::talk
