// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/classhost.h"

#include <QSettings>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using client::Connection;
using client::LinkState;
using namespace std::chrono_literals;

namespace {

constexpr auto lookInterval = 1s;
constexpr auto nameKey = "class/name"_L1;

} // namespace

ClassHost::ClassHost(Connection &connection, Joiner &joiner, const Options &options, QObject *parent)
    : QObject(parent),
      m_connection(connection),
      m_joiner(joiner),
      m_options(options),
      m_server(options),
      m_className(QSettings().value(nameKey, tr("My class")).toString()),
      m_port(options.ownServer.port) {
    connect(&m_server, &ChildServer::ready, this, &ClassHost::joinHere);
    connect(&m_server, &ChildServer::failed, this, &ClassHost::onFailed);
    connect(&m_server, &ChildServer::ended, this, [this] {
        onServerGone(true);
        Q_EMIT stopped();
    });
    connect(&m_server, &ChildServer::died, this, [this] { onServerGone(false); });
    connect(&m_look, &QTimer::timeout, this, &ClassHost::lookForIt);
    connect(&connection, &Connection::joined, this, &ClassHost::onJoined);
    connect(&connection, &Connection::joinFailed, this, [this] { setStarting(false); });
    connect(&connection, &Connection::ended, this, &ClassHost::onLessonEnded);
    connect(&connection, &Connection::stateChanged, this, &ClassHost::onStateChanged);
}

void ClassHost::begin() {
    if (m_options.server)
        m_joiner.join(*m_options.server, {});
    else if (const auto running = findRunningServer(m_options.dataFolder))
        joinHere(*running);
    else if (m_options.startClass)
        start(m_className);
}

void ClassHost::start(const QString &className) {
    m_className = className.simplified();
    if (m_className.isEmpty())
        m_className = tr("My class");
    QSettings().setValue(nameKey, m_className);
    setStarting(true);
    m_connection.close();
    m_server.start(m_className, m_port);
}

void ClassHost::startAgain() {
    if (m_starting || m_connection.state() == LinkState::Connecting)
        return; // pressed twice
    if (m_connection.server() == m_here)
        start(m_className); // finds the one that runs, too
    else
        m_joiner.joinAgain();
}

void ClassHost::cancel() {
    m_connection.close();
    m_server.stop();
    setStarting(false);
}

bool ClassHost::stop() {
    cancel();
    return !m_server.isAlive();
}

void ClassHost::expectEnd() {
    if (m_connection.isReady())
        m_server.expectEnd();
    else
        m_server.stop();
}

void ClassHost::expectNoEnd() {
    if (!isCutOff())
        m_server.expectNoEnd();
}

bool ClassHost::isCutOff() const { return isHosting() && m_connection.state() == LinkState::Reconnecting; }

QStringList ClassHost::listen() const { return m_connection.server() == m_here ? m_listen : QStringList(); }

void ClassHost::joinHere(const RunningServer &server) {
    m_here = {server.address, server.port};
    m_listen = server.listen;
    m_serverGone = false;
    setStarting(true);
    m_joiner.joinHere(server);
}

void ClassHost::onFailed(const QString &why) {
    setStarting(false);
    Q_EMIT failed(why);
}

void ClassHost::onJoined() {
    if (m_connection.server() == m_here) {
        m_port = m_here.port;
        m_className = m_connection.greeting().className;
    } else {
        m_server.stop(); // the class of ours that nobody leads any more
    }
    setStarting(false);
}

void ClassHost::onLessonEnded(const protocol::Goodbye &goodbye) {
    m_serverGone = false;
    if (goodbye.reason == GoodbyeReason::ClassEnded && m_connection.server() == m_here)
        m_server.expectEnd();
}

void ClassHost::onServerGone(bool wished) {
    m_serverGone = true;
    m_goneAsWished = wished;
    judge();
}

void ClassHost::onStateChanged(LinkState state) {
    m_look.stop();
    if (state != LinkState::Reconnecting)
        return;
    judge();
    lookForIt();
}

// Nobody tells us of the end of a server that is no child of ours; its folder does.
void ClassHost::lookForIt() {
    if (m_connection.state() != LinkState::Reconnecting || m_connection.server() != m_here ||
        m_server.isAlive())
        return;
    const auto running = findRunningServer(m_options.dataFolder);
    if (running && client::ServerAddress{running->address, running->port} == m_here)
        m_look.start(lookInterval);
    else
        onServerGone(false);
}

// The server's end and that of the connection are told in any order, and what the server said last may still be unread.
// Only a connection that breaks without a goodbye means that nobody was told.
void ClassHost::judge() {
    if (!m_serverGone || m_connection.isReady())
        return;
    m_serverGone = false;
    if (m_connection.server() != m_here || (m_goneAsWished && m_connection.state() == LinkState::Idle))
        return; // nobody is in its class
    m_connection.close();
    setStarting(false);
    if (m_goneAsWished)
        Q_EMIT brokenOff(
            {GoodbyeReason::ServerStopping,
             tr("The server on this computer did not answer and was ended. Students see that their "
                "connection is lost.")});
    else
        Q_EMIT died(m_server.whereToLook());
}

void ClassHost::setStarting(bool starting) {
    if (starting == m_starting)
        return;
    m_starting = starting;
    Q_EMIT startingChanged(starting);
}

} // namespace lectern::teacher
