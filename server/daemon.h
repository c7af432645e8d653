// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the server together, starts it and stops it.
#pragma once

#include "server/clientlog.h"
#include "server/net/discoveryresponder.h"
#include "server/net/doorkeeper.h"
#include "server/net/gateway.h"
#include "server/net/ioworker.h"
#include "server/net/listener.h"
#include "server/options.h"
#include "server/store/sqlitejournal.h"
#include "server/systemclock.h"
#include "server/tls/tlsidentity.h"
#include "shared/protocol/runningserver.h"

#include <QThread>

namespace lectern {

class Daemon : public QObject {
    Q_OBJECT

public:
    using Log = std::function<void(LogLevel level, const QString &line)>;

    // Without `tls` everything goes in plaintext.
    Daemon(const Options &options, TeacherKey key, std::optional<TlsIdentity> tls, Log log);
    ~Daemon() override;

    // Takes the class up where the data folder has it, binds, listens and lets itself be found; what went wrong
    // otherwise. The data folder is ours by now.
    std::optional<StartProblem> start();
    // Tells every client and closes; stopped() follows, at the latest after limits::shutdownTime. Comes by itself
    // after a lesson's end if the options say so.
    void stop();

Q_SIGNALS:
    void stopped();

private:
    void startWorkers();
    std::unique_ptr<Stream> makeStream(qintptr descriptor) const;
    std::optional<StartProblem> restore();
    std::optional<StartProblem> listen();
    std::optional<StartProblem> openDoors();
    void printStorage(const StorageState &state);
    void stopAfterLesson(const std::vector<Effects> &group);
    void printEncryption();
    void letItselfBeFound(quint16 port);
    void onWorkerEmptied();
    void setAccepting(bool accepting);
    void logSeats();

    Options m_options;
    Log m_print;
    SystemClock m_clock;
    std::optional<TlsIdentity> m_tls;
    ServerIdentity m_identity;
    Classroom m_classroom;
    SqliteJournal m_journal;
    std::vector<std::unique_ptr<IoWorker>> m_workers;
    classic::Guests m_guests;
    DoorKeeper m_doors;
    Gateway m_gateway;
    ClientLog m_log;
    std::vector<std::unique_ptr<QThread>> m_threads;
    std::vector<std::unique_ptr<Listener>> m_listeners;
    std::unique_ptr<DiscoveryResponder> m_discovery;
    StorageState m_printed; // the last that was said of it
    size_t m_workersBusy = 0;
    bool m_stopping = false;
};

} // namespace lectern
