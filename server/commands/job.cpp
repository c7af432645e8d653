// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/job.h"

#include "server/commands/progressline.h"
#include "shared/process/stopsignal.h"

#include <QEventLoop>
#include <QThread>
#include <QTimer>

#include <cstdlib>
#include <memory>

namespace lectern::commands {

using namespace std::chrono_literals;

namespace {

constexpr auto interval = 200ms; // of the progress line
constexpr auto patience = 1s;    // with work that was cancelled

} // namespace

Finish run(const Job &job, Progress &progress, const StopSignal &stopSignal) {
    Finish finish;
    const std::unique_ptr<QThread> thread(QThread::create([&] { finish = job.work(); }));
    ProgressLine line(job.title);
    QEventLoop loop;
    QTimer refresh;
    QTimer lastMoment;
    lastMoment.setSingleShot(true);
    QObject::connect(&refresh, &QTimer::timeout, &loop, [&] { line.show(progress.percent()); });
    QObject::connect(&lastMoment, &QTimer::timeout, &loop, [&] {
        job.abandon();
        std::_Exit(cancelledStatus); // without waiting for a thread that nothing can wake
    });
    QObject::connect(&stopSignal, &StopSignal::stopWanted, &loop, [&] {
        progress.cancel();
        lastMoment.start(patience);
    });
    QObject::connect(thread.get(), &QThread::finished, &loop, &QEventLoop::quit);
    refresh.start(interval);
    thread->start();
    loop.exec();
    thread->wait();
    return finish;
}

} // namespace lectern::commands
