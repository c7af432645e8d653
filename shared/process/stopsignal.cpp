// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/process/stopsignal.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#elif defined(Q_OS_WIN)
#include <windows.h>
#endif

namespace lectern {

#ifdef Q_OS_UNIX

namespace {

constexpr std::array stopSignals = {SIGINT, SIGTERM, SIGHUP};

// The pipe from the signal handler to the event loop. A handler is a plain function, so it has to stand here.
std::atomic<int> readEnd = -1;
std::atomic<int> writeEnd = -1;
static_assert(std::atomic<int>::is_always_lock_free); // or the handler could not use it

// Only what POSIX lists as async-signal-safe may happen in here.
extern "C" void onSignal(int) {
    const int savedError = errno;
    [[maybe_unused]] const auto size = write(writeEnd, "", 1);
    errno = savedError;
}

void handle(int signal, void (*handler)(int)) {
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

// nohup: who started us wants us to outlive the terminal.
bool isHangUpIgnored() {
    struct sigaction action = {};
    sigaction(SIGHUP, nullptr, &action);
    return action.sa_handler == SIG_IGN;
}

void openPipe() {
    int ends[2] = {-1, -1};
    if (pipe(ends) != 0)
        qFatal("No pipe for signals: error %d", errno);
    for (const int end : ends) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK);
    }
    readEnd = ends[0];
    writeEnd = ends[1];
}

} // namespace

StopSignal::StopSignal(QObject *parent) : QObject(parent) {
    openPipe();
    auto *notifier = new QSocketNotifier(readEnd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char bytes[64];
        while (read(readEnd, bytes, sizeof bytes) > 0) {
        }
        tell();
    });

    handle(SIGPIPE, SIG_IGN);
    const bool keepHangUp = isHangUpIgnored();
    for (const int signal : stopSignals) {
        if (signal != SIGHUP || !keepHangUp)
            handle(signal, onSignal);
    }
}

StopSignal::~StopSignal() {
    for (const int signal : stopSignals)
        handle(signal, SIG_IGN);
    qDeleteAll(findChildren<QSocketNotifier *>()); // before its descriptor is closed
    close(writeEnd.exchange(-1));
    close(readEnd.exchange(-1));
}

#elif defined(Q_OS_WIN)

namespace {

std::atomic<StopSignal *> stopSignal = nullptr;

// Runs in a thread of Windows' own.
BOOL WINAPI onConsoleEvent(DWORD) {
    if (StopSignal *target = stopSignal)
        QMetaObject::invokeMethod(target, &StopSignal::tell, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

StopSignal::StopSignal(QObject *parent) : QObject(parent) {
    stopSignal = this;
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

StopSignal::~StopSignal() { stopSignal = nullptr; }

#endif

void StopSignal::tell() {
    if (m_told)
        return;
    m_told = true;
    Q_EMIT stopWanted();
}

} // namespace lectern
