// SPDX-License-Identifier: GPL-3.0-or-later
// From the first start to the end of the class: which page the window shows, whose seat it is, and where the
// seat is kept for the next start.
#pragma once

#include "shared/client/connection.h"
#include "shared/client/seatstore.h"
#include "shared/client/trustkeeper.h"

#include <QObject>

namespace lectern::student {

enum class Page { Connect, Class, Ended };

// What the command line asked for; empty fields were not given.
struct Wish {
    std::optional<client::ServerAddress> server;
    QString name;
};

class Session : public QObject {
    Q_OBJECT

public:
    Session(client::Connection &connection, client::SeatStore &store, QObject *parent = nullptr);

    // With a stored seat, or with both wishes given, joins at once.
    void start(const Wish &wish);
    void join(const client::ServerAddress &server, const QString &name);
    void cancel();
    // After the end, or after another window took the seat: the same server, the same person.
    void joinAgain();
    // After a problem Identity or NotEncrypted, when the user has decided on purpose: this server all the same.
    void trustAndJoin(const client::JoinProblem &problem);
    // "Not Ana?": gives the seat up and asks anew.
    void startOver();
    // From the ended page: asks anew, with the fields as they were.
    void askAgain();
    // Out of a class to another one; until that is joined the seat here is kept.
    void joinOther();

    Page page() const { return m_page; }
    bool isJoining() const { return m_joining; }
    const client::TrustedServers &trustedServers() const { return m_trust.servers(); }
    // What stands in the fields of the connect page.
    QString address() const { return m_address; }
    QString name() const { return m_name; }
    QString className() const { return m_connection.greeting().className; }
    const protocol::Goodbye &goodbye() const { return m_goodbye; }

Q_SIGNALS:
    void notRemembered(const QString &file); // the server that was joined
    void changed();
    void failed(const lectern::client::JoinProblem &problem); // after changed(); the connect page is up

private:
    void open(const client::ServerAddress &server, const client::Credentials &credentials);
    void takeWelcome(const protocol::Welcome &welcome);
    void takeFailure(const client::JoinProblem &problem);
    void takeEnd(const protocol::Goodbye &goodbye);
    void show(Page page, bool joining);
    QByteArray storedToken(const client::ServerAddress &server, const QString &name) const;

    client::Connection &m_connection;
    client::TrustKeeper m_trust;
    client::SeatStore &m_store;
    Page m_page = Page::Connect;
    bool m_joining = false;
    QString m_address;
    QString m_name;
    protocol::Goodbye m_goodbye;
};

} // namespace lectern::student
