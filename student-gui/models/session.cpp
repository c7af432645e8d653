// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/models/session.h"

#include "shared/client/recentservers.h"

namespace lectern::student {

using client::Connection;
using client::Credentials;
using client::RecentServers;
using client::ServerAddress;

Session::Session(Connection &connection, client::SeatStore &store, QObject *parent)
    : QObject(parent), m_connection(connection), m_trust(connection), m_store(store) {
    connect(&m_trust, &client::TrustKeeper::notRemembered, this, &Session::notRemembered);
    connect(&connection, &Connection::joined, this, &Session::takeWelcome);
    connect(&connection, &Connection::joinFailed, this, &Session::takeFailure);
    connect(&connection, &Connection::ended, this, &Session::takeEnd);
}

void Session::start(const Wish &wish) {
    if (!wish.name.isEmpty())
        m_store.prefer(wish.server ? wish.server->toString() : QString(), wish.name);
    const auto stored = m_store.load();
    const QStringList recent = RecentServers::load();
    m_address = wish.server ? wish.server->asTyped() : stored ? stored->server : recent.value(0);
    m_name = !wish.name.isEmpty() ? wish.name : stored ? stored->name : RecentServers::lastName();
    const bool otherServer = stored && wish.server && wish.server->toString() != stored->server;
    const bool otherName = stored && !wish.name.isEmpty() && wish.name != stored->name;
    const auto server = ServerAddress::parse(m_address);
    const bool asked = wish.server && !wish.name.isEmpty();
    if (server && (asked || (stored && !otherServer && !otherName)))
        join(*server, m_name);
    else
        show(Page::Connect, false);
}

void Session::join(const ServerAddress &server, const QString &name) {
    Credentials credentials;
    credentials.name = name;
    credentials.token = storedToken(server, name);
    open(server, credentials);
}

QByteArray Session::storedToken(const ServerAddress &server, const QString &name) const {
    const auto stored = m_store.load();
    const bool same = stored && stored->server == server.toString() && stored->name == name;
    return same ? stored->token : QByteArray();
}

void Session::open(const ServerAddress &server, const Credentials &credentials) {
    m_address = server.asTyped();
    m_name = credentials.name;
    show(Page::Connect, true);
    m_trust.open(server, credentials);
}

void Session::cancel() {
    m_connection.close();
    show(Page::Connect, false);
}

void Session::joinAgain() { open(m_connection.server(), m_connection.credentials()); }

void Session::trustAndJoin(const client::JoinProblem &problem) {
    m_trust.openAnyway(problem);
    m_address = m_connection.server().asTyped(); // a link demands what was agreed to
    show(Page::Connect, true);
}

void Session::startOver() {
    m_connection.leave();
    m_store.forget();
    RecentServers::rememberName({});
    m_name.clear();
    show(Page::Connect, false);
}

void Session::askAgain() { show(Page::Connect, false); }

void Session::joinOther() {
    m_connection.close();
    m_address.clear();
    show(Page::Connect, false);
}

void Session::takeWelcome(const protocol::Welcome &welcome) {
    m_name = welcome.name;
    m_address = m_connection.server().toString();
    // A disk that refuses costs the seat at the next start, not now.
    m_store.save({m_address, m_name, m_connection.credentials().token});
    RecentServers::remember(m_address);
    RecentServers::rememberName(m_name);
    show(Page::Class, false);
}

void Session::takeFailure(const client::JoinProblem &problem) {
    show(Page::Connect, false);
    Q_EMIT failed(problem);
}

void Session::takeEnd(const protocol::Goodbye &goodbye) {
    if (goodbye.reason == GoodbyeReason::Left)
        return; // our own wish
    m_goodbye = goodbye;
    show(Page::Ended, false);
}

void Session::show(Page page, bool joining) {
    m_page = page;
    m_joining = joining;
    Q_EMIT changed();
}

} // namespace lectern::student
