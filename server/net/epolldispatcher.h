// SPDX-License-Identifier: GPL-3.0-or-later
// Qt's event loop on epoll: a wake-up costs what is ready, not what is open. With Qt's own dispatchers twenty
// thousand open sockets are looked at for every byte that arrives at one of them.
#pragma once

#include "server/net/timerqueue.h"

#include <QAbstractEventDispatcher>
#include <QHash>
#include <QSet>

#include <array>
#include <atomic>

namespace lectern {

class EpollDispatcher : public QAbstractEventDispatcher {
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;

    // Both from any thread.
    void wakeUp() override;
    void interrupt() override;

private:
    // A file descriptor that somebody watches.
    struct Watched {
        std::array<QSocketNotifier *, 3> notifiers{}; // by QSocketNotifier::Type
        quint32 serial = 0;                           // tells it from an earlier one of the same number
    };
    // What epoll gives back with an event: descriptor and serial in one.
    struct Key {
        int descriptor;
        quint32 serial;
        quint64 packed() const { return (quint64(serial) << 32) | quint32(descriptor); }
        static Key unpacked(quint64 key) { return {int(quint32(key)), quint32(key >> 32)}; }
    };

    void openEpoll();
    void reopenEpoll();
    void watch(int descriptor, Watched &watched);
    bool isCurrent(Key key) const;
    int timeout(bool withTimers, bool withNotifiers) const;
    int awaitDescriptors(int timeout);
    int awaitWakeUp(int timeout);
    int activate(Key key, quint32 events, quint64 round);
    int activatePlainFiles(quint64 round);
    void takeWakeUp();

    TimerQueue m_timers;
    QHash<int, Watched> m_watched;
    QSet<int> m_plainFiles; // descriptors that epoll refuses because they are always ready
    quint64 m_round = 0;    // how often epoll was asked
    quint32 m_lastSerial = 0;
    int m_epoll = -1;
    int m_wakeUpDescriptor = -1;
    std::atomic<bool> m_wokenUp = false;
    std::atomic<bool> m_interrupted = false;
};

} // namespace lectern
