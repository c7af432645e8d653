// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/epolldispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace lectern {

namespace {

// What each kind of notifier waits for. An error or a hang-up concerns all of them, and epoll reports
// those unasked.
struct Interest {
    QSocketNotifier::Type type;
    quint32 events;
};
constexpr Interest interests[] = {
    {QSocketNotifier::Read, EPOLLIN},
    {QSocketNotifier::Write, EPOLLOUT},
    {QSocketNotifier::Exception, EPOLLPRI},
};
constexpr quint32 troubles = EPOLLERR | EPOLLHUP;

// At one call of epoll; what is ready beyond that comes first the next time.
constexpr int eventsPerRound = 256;

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent) : QAbstractEventDispatcher(parent) {
    m_wakeUpDescriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (m_wakeUpDescriptor < 0)
        qFatal("No event loop without an eventfd: %s", std::strerror(errno));
    openEpoll();
}

EpollDispatcher::~EpollDispatcher() {
    close(m_epoll);
    close(m_wakeUpDescriptor);
}

void EpollDispatcher::openEpoll() {
    m_epoll = epoll_create1(EPOLL_CLOEXEC);
    if (m_epoll < 0)
        qFatal("No event loop without epoll: %s", std::strerror(errno));
    epoll_event event{EPOLLIN, {.u64 = Key{m_wakeUpDescriptor, 0}.packed()}};
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUpDescriptor, &event);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags) {
    m_interrupted = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();

    const bool withTimers = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    const bool withNotifiers = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    const bool mayWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !m_interrupted;
    if (mayWait)
        Q_EMIT aboutToBlock();
    if (m_interrupted)
        return false;

    const int patience = mayWait ? timeout(withTimers, withNotifiers) : 0;
    int handled = withNotifiers ? awaitDescriptors(patience) : awaitWakeUp(patience);
    if (withTimers)
        handled += m_timers.fire();
    return handled > 0;
}

// Milliseconds, -1 for ever. An event that was posted meanwhile has written to the wake-up descriptor.
int EpollDispatcher::timeout(bool withTimers, bool withNotifiers) const {
    if (withNotifiers && !m_plainFiles.isEmpty())
        return 0;
    const auto next = withTimers ? m_timers.untilNext() : std::nullopt;
    if (!next)
        return -1;
    return static_cast<int>(std::min<qint64>(next->count(), std::numeric_limits<int>::max()));
}

int EpollDispatcher::awaitDescriptors(int timeout) {
    std::array<epoll_event, eventsPerRound> ready;
    const int count = epoll_wait(m_epoll, ready.data(), eventsPerRound, timeout);
    const quint64 round = ++m_round;

    int handled = 0;
    for (int i = 0; i < count; ++i) {
        const auto key = Key::unpacked(ready[static_cast<size_t>(i)].data.u64);
        if (key.descriptor == m_wakeUpDescriptor) {
            takeWakeUp();
            ++handled;
        } else if (handled == 0 && !isCurrent(key)) {
            reopenEpoll();
            break;
        } else {
            handled += activate(key, ready[static_cast<size_t>(i)].events, round);
        }
    }
    return handled + activatePlainFiles(round);
}

bool EpollDispatcher::isCurrent(Key key) const {
    const auto found = m_watched.constFind(key.descriptor);
    return found != m_watched.constEnd() && found->serial == key.serial;
}

// Tells the notifiers of one descriptor, looking it up for each: a callback may have removed any of them, or
// closed the descriptor and watched a new one of the same number. Or it ran a loop of its own, which has asked
// epoll again: then this event is out of date, and what is still ready will be reported again.
int EpollDispatcher::activate(Key key, quint32 events, quint64 round) {
    int activated = 0;
    for (const auto &[type, wanted] : interests) {
        if ((events & (wanted | troubles)) == 0)
            continue;
        if (m_round != round || !isCurrent(key))
            break;
        if (QSocketNotifier *notifier = m_watched.constFind(key.descriptor)->notifiers[type]) {
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(notifier, &event);
            ++activated;
        }
    }
    return activated;
}

int EpollDispatcher::activatePlainFiles(quint64 round) {
    int activated = 0;
    const QSet<int> files = m_plainFiles; // callbacks change the set
    for (const int file : files) {
        const quint32 serial = m_watched.value(file).serial;
        activated += activate({file, serial}, EPOLLIN | EPOLLOUT, round);
    }
    return activated;
}

// Without the sockets: epoll would come back at once for each that is ready.
int EpollDispatcher::awaitWakeUp(int timeout) {
    pollfd wakeUp{m_wakeUpDescriptor, POLLIN, 0};
    if (poll(&wakeUp, 1, timeout) <= 0)
        return 0;
    takeWakeUp();
    return 1;
}

void EpollDispatcher::takeWakeUp() {
    quint64 count = 0;
    [[maybe_unused]] const auto size = read(m_wakeUpDescriptor, &count, sizeof count);
    // Only now, and by an exchange: whoever found it set had done before what it wakes for, and that is seen
    // from here on, before the next wait.
    m_wokenUp.exchange(false);
}

void EpollDispatcher::wakeUp() {
    if (m_wokenUp.exchange(true))
        return;
    const quint64 one = 1;
    [[maybe_unused]] const auto size = write(m_wakeUpDescriptor, &one, sizeof one);
}

void EpollDispatcher::interrupt() {
    m_interrupted = true;
    wakeUp();
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier) {
    const int descriptor = static_cast<int>(notifier->socket());
    Watched &watched = m_watched[descriptor];
    QSocketNotifier *&place = watched.notifiers[notifier->type()];
    if (place && place != notifier)
        qWarning("Descriptor %d has two notifiers of one kind; the newer one counts.", descriptor);
    place = notifier;
    watch(descriptor, watched);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier) {
    const int descriptor = static_cast<int>(notifier->socket());
    const auto found = m_watched.find(descriptor);
    if (found == m_watched.end() || found->notifiers[notifier->type()] != notifier)
        return;
    found->notifiers[notifier->type()] = nullptr;
    if (found->notifiers != decltype(found->notifiers){}) {
        watch(descriptor, *found);
        return;
    }
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr); // fails when it was closed before: as well
    m_plainFiles.remove(descriptor);
    m_watched.erase(found);
}

// Tells epoll what is wanted of the descriptor now.
void EpollDispatcher::watch(int descriptor, Watched &watched) {
    quint32 events = 0;
    for (const auto &[type, wanted] : interests)
        events |= watched.notifiers[type] ? wanted : 0;

    const auto control = [&](int operation) {
        if (operation == EPOLL_CTL_ADD)
            watched.serial = ++m_lastSerial;
        epoll_event event{events, {.u64 = Key{descriptor, watched.serial}.packed()}};
        return epoll_ctl(m_epoll, operation, descriptor, &event) == 0 ? 0 : errno;
    };
    int error = control(watched.serial == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD);
    if (error == ENOENT) // closed and opened again, while its notifier stayed
        error = control(EPOLL_CTL_ADD);
    if (error == EEXIST) // closed and made anew as a duplicate of itself: it never left epoll
        error = control(EPOLL_CTL_MOD);

    if (error == EPERM)
        m_plainFiles.insert(descriptor);
    else if (error != 0)
        qWarning("Descriptor %d cannot be watched: %s", descriptor, std::strerror(error));
}

// An event of a descriptor that nobody watches: it was closed before its notifier was, while a duplicate keeps
// the file open. Its entry has no name any more by which it could be removed, so all the others move.
void EpollDispatcher::reopenEpoll() {
    close(m_epoll);
    openEpoll();
    for (auto entry = m_watched.begin(); entry != m_watched.end(); ++entry) {
        entry->serial = 0;
        watch(entry.key(), *entry);
    }
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) {
    m_timers.add(timerId, std::chrono::milliseconds(interval), timerType, object);
}

bool EpollDispatcher::unregisterTimer(int timerId) { return m_timers.remove(timerId); }

bool EpollDispatcher::unregisterTimers(QObject *object) { return m_timers.removeAll(object); }

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const {
    return m_timers.timersOf(object);
}

int EpollDispatcher::remainingTime(int timerId) {
    const auto left = m_timers.remaining(timerId);
    return left ? static_cast<int>(std::min<qint64>(left->count(), std::numeric_limits<int>::max())) : -1;
}

} // namespace lectern
