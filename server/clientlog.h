// SPDX-License-Identifier: GPL-3.0-or-later
// The lines that the server prints about its connections, and the count once a minute. The wording is fixed:
// programs and people have read it for years (docs/architecture.md, "What the server prints").
#pragma once

#include "server/net/nativesocket.h"
#include "shared/protocol/errorcode.h"
#include "shared/protocol/ids.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <set>

namespace lectern {

// Beats on a grid that starts once: a late beat does not make those after it late.
class Metronome {
public:
    explicit Metronome(std::chrono::milliseconds interval) : m_interval(interval) {}

    // From now, `elapsed` after the start, to the next beat; beats that were missed are left out.
    std::chrono::milliseconds untilNext(std::chrono::milliseconds elapsed);

private:
    std::chrono::milliseconds m_interval;
    std::chrono::milliseconds m_due{0};
};

class ClientLog : public QObject {
    Q_OBJECT

public:
    using Print = std::function<void(const QString &line)>;

    static constexpr std::chrono::milliseconds everyMinute{60'000};
    static constexpr size_t longestList = 20;

    explicit ClientLog(Print print, std::chrono::milliseconds interval = everyMinute);

    void connected(ConnectionId id, const Peer &peer);
    void disconnected(ConnectionId id);

private:
    void printList();
    void printCount();
    void scheduleNext();

    Print m_print;
    Metronome m_metronome;
    std::set<ConnectionId> m_here;
    QElapsedTimer m_sinceStart;
    QTimer m_timer;
};

} // namespace lectern
