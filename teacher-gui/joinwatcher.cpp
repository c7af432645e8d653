// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/joinwatcher.h"

#include "teacher-gui/joinaddresses.h"

namespace lectern::teacher {

using namespace std::chrono_literals;

JoinWatcher::JoinWatcher(const client::Connection &connection, QObject *parent)
    : JoinWatcher(connection, qOverload<const client::Connection &, const QStringList &>(&joinAddresses), 5s,
                  parent) {}

JoinWatcher::JoinWatcher(const client::Connection &connection, Read read, std::chrono::milliseconds interval,
                         QObject *parent)
    : QObject(parent), m_connection(connection), m_read(std::move(read)) {
    connect(&connection, &client::Connection::joined, this, &JoinWatcher::refresh);
    connect(&m_timer, &QTimer::timeout, this, &JoinWatcher::refresh);
    m_timer.start(interval);
}

void JoinWatcher::setListen(const QStringList &addresses) {
    m_listen = addresses;
    refresh();
}

void JoinWatcher::refresh() {
    if (!m_connection.isReady())
        return;
    const QStringList addresses = m_read(m_connection, m_listen);
    if (addresses == m_addresses)
        return;
    m_addresses = addresses;
    Q_EMIT changed(m_addresses);
}

} // namespace lectern::teacher
