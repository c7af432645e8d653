// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/clientlog.h"

#include <QStringList>

#include <utility>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

std::chrono::milliseconds Metronome::untilNext(std::chrono::milliseconds elapsed) {
    do {
        m_due += m_interval;
    } while (m_due <= elapsed);
    return m_due - elapsed;
}

ClientLog::ClientLog(Print print, std::chrono::milliseconds interval)
    : m_print(std::move(print)), m_metronome(interval), m_timer(this) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ClientLog::printCount);
    m_sinceStart.start();
    scheduleNext();
}

void ClientLog::connected(ConnectionId id, const Peer &peer) {
    m_here.insert(id);
    m_print(u"Connected with %1 : %2"_s.arg(peer.address.toString(), QString::number(peer.port)));
    m_print(u"Client %1 connected. Number of connected clients = %2"_s.arg(id.value).arg(m_here.size()));
    printList();
}

void ClientLog::disconnected(ConnectionId id) {
    m_here.erase(id);
    m_print(u"Client %1 disconnected. Number of connected clients = %2"_s.arg(id.value).arg(m_here.size()));
    printList();
}

void ClientLog::printList() {
    if (m_here.size() > longestList)
        return;
    QString line = u"Connected clients:"_s;
    for (const ConnectionId id : m_here)
        line += u' ' + QString::number(id.value);
    m_print(line);
}

void ClientLog::printCount() {
    m_print(u"Number of connected clients = %1"_s.arg(m_here.size()));
    scheduleNext();
}

void ClientLog::scheduleNext() {
    m_timer.start(m_metronome.untilNext(std::chrono::milliseconds(m_sinceStart.elapsed())));
}

} // namespace lectern
