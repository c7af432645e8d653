// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/daemon.h"

#include "server/descriptorlimit.h"
#include "server/net/eventloop.h"
#include "server/net/plainstream.h"
#include "server/tls/tlsstream.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/wirewords.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>

#include <algorithm>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

AdmissionRules admissionRules(const Options &options) {
    const int possible = raiseDescriptorLimit();
    return {std::min(options.maxConnections.value_or(possible), possible), options.exemptLoopback,
            options.perAddress, options.exempt};
}

// Where programs on this computer reach us.
QHostAddress addressFromHere(const QList<QHostAddress> &listen) {
    const QHostAddress &first = listen.constFirst();
    if (first == QHostAddress::Any || first == QHostAddress::AnyIPv4)
        return QHostAddress(QHostAddress::LocalHost);
    return first == QHostAddress::AnyIPv6 ? QHostAddress(QHostAddress::LocalHostIPv6) : first;
}

StartProblem bindingFailed(const QHostAddress &address, quint16 port, const Listener &listener) {
    const bool inUse = listener.serverError() == QAbstractSocket::AddressInUseError;
    return {
        inUse ? serverexit::portInUse : serverexit::couldNotStart,
        u"Binding failed: %1 port %2: %3"_s.arg(address.toString()).arg(port).arg(listener.errorString())};
}

} // namespace

Daemon::Daemon(const Options &options, TeacherKey key, std::optional<TlsIdentity> tls, Log log)
    : m_options(options),
      m_print(std::move(log)),
      m_tls(std::move(tls)),
      m_identity{u"lectern-server "_s + QLatin1StringView(LECTERN_VERSION), options.className, std::move(key),
                 m_tls ? TeacherKey::Certificate(m_tls->fingerprint()) : std::nullopt,
                 options.firstIsTeacher},
      m_classroom(m_clock),
      m_journal(options.dataFolder, options.leastFree),
      m_guests(options.classicAdministrator, [this](const QString &line) { m_print(LogLevel::Info, line); }),
      m_doors(options.listen, m_guests, m_clock),
      m_gateway(m_classroom, m_journal, m_identity, Admission(admissionRules(options), m_clock), m_workers,
                m_doors, m_guests),
      m_log([this](const QString &line) { m_print(LogLevel::Info, line); }, options.countInterval) {
    connect(&m_doors, &DoorKeeper::accepted, &m_gateway, &Gateway::accept);
    connect(&m_doors, &DoorKeeper::exhausted, &m_gateway, &Gateway::refuseLast);
    connect(&m_doors, &DoorKeeper::announced, this,
            [this](const QString &line) { m_print(LogLevel::Info, line); });
    connect(&m_gateway, &Gateway::connected, &m_log, &ClientLog::connected);
    connect(&m_gateway, &Gateway::disconnected, &m_log, &ClientLog::disconnected);
    logSeats();
    connect(&m_gateway, &Gateway::acceptingChanged, this, &Daemon::setAccepting);
    connect(&m_gateway, &Gateway::refused, this, [this](const Peer &peer, GoodbyeReason reason) {
        m_print(LogLevel::Warning,
                u"Refused %1 : %2 (%3)"_s.arg(peer.address.toString()).arg(peer.port).arg(toString(reason)));
    });
    connect(&m_journal, &Journal::stateChanged, this, &Daemon::printStorage);
    // After the gateway's own: by then its goodbyes are on their way.
    if (options.stopWithLesson)
        connect(&m_journal, &Journal::committed, this, &Daemon::stopAfterLesson);
    startWorkers();
}

Daemon::~Daemon() {
    for (const auto &thread : m_threads)
        thread->quit();
    for (const auto &thread : m_threads)
        thread->wait(); // what lived in them is deleted by now, or below, where nobody runs any more
}

// By name in the plain file alone: what is printed may go to others.
void Daemon::logSeats() {
    connect(&m_gateway, &Gateway::seated, this,
            [this](ConnectionId id, SeatId seat, const QString &name, const Peer &peer) {
                m_print(LogLevel::Debug, u"Client %1 has seat %2."_s.arg(id.value).arg(seat.value));
                m_journal.logVisit(name, peer.address.toString(), true);
            });
    connect(&m_gateway, &Gateway::unseated, this, [this](const QString &name, const Peer &peer) {
        m_journal.logVisit(name, peer.address.toString(), false);
    });
}

void Daemon::startWorkers() {
    const int count = std::max(m_options.ioThreads, 1);
    for (int i = 0; i < count; ++i) {
        const auto make = [this](qintptr descriptor) { return makeStream(descriptor); };
        auto worker = std::make_unique<IoWorker>(m_gateway.mailbox(), make, limits::sendQueueTotal / count);
        // Queued behind what the worker has told the gateway of its last connections.
        connect(worker.get(), &IoWorker::emptied, this, &Daemon::onWorkerEmptied, Qt::QueuedConnection);
        m_workers.push_back(std::move(worker));
    }
    for (int i = 0; i < m_options.ioThreads; ++i) {
        auto thread = std::make_unique<QThread>();
        if (auto dispatcher = makeEventDispatcher())
            thread->setEventDispatcher(dispatcher.release()); // the thread owns it
        IoWorker *worker = m_workers[static_cast<size_t>(i)].get();
        worker->moveToThread(thread.get());
        // Sockets and timers must go where they live.
        connect(thread.get(), &QThread::finished, worker, &IoWorker::dropAll, Qt::DirectConnection);
        thread->start();
        m_threads.push_back(std::move(thread));
    }
}

std::unique_ptr<Stream> Daemon::makeStream(qintptr descriptor) const {
    if (m_tls)
        return std::make_unique<TlsStream>(m_tls->context(), descriptor);
    return std::make_unique<PlainStream>(descriptor);
}

std::optional<StartProblem> Daemon::start() {
    if (auto problem = restore())
        return problem;
    return listen();
}

std::optional<StartProblem> Daemon::restore() {
    const Facts facts = m_journal.open();
    if (const auto *problem = std::get_if<StorageProblem>(&facts))
        return StartProblem{serverexit::couldNotStart, problem->text};
    m_gateway.restore(std::get<std::vector<Record>>(facts));
    return std::nullopt;
}

void Daemon::printStorage(const StorageState &state) {
    if (state.isWritable() == m_printed.isWritable() && state.text == m_printed.text)
        return;
    m_printed = state;
    // Who is told of the one wants to be told of the other.
    m_print(LogLevel::Error, state.isWritable() ? u"Storage: works again."_s
                                                : u"Storage: nothing can be stored. "_s + state.text);
}

std::optional<StartProblem> Daemon::listen() {
    printEncryption();
    m_print(LogLevel::Info, u"Socket created..."_s);
    QStringList places;
    quint16 port = m_options.port;
    for (const QHostAddress &address : m_options.listen) {
        auto listener = std::make_unique<Listener>();
        if (!listener->listen(address, port))
            return bindingFailed(address, port, *listener);
        port = listener->serverPort(); // chosen by the system for the first, the same for all
        places.append(placeOf(address, port));
        connect(listener.get(), &Listener::accepted, &m_gateway,
                [this](qintptr descriptor) { m_gateway.accept(descriptor); });
        connect(listener.get(), &Listener::exhausted, &m_gateway,
                [this](qintptr descriptor) { m_gateway.refuseLast(descriptor); });
        m_listeners.push_back(std::move(listener));
    }
    if (auto problem = openDoors())
        return problem;
    letItselfBeFound(port);
    m_print(LogLevel::Info, u"Socket bound..."_s);
    m_print(LogLevel::Info, u"Socket is listening..."_s);
    m_print(LogLevel::Info, u"Attempting Connection."_s);
    for (const QString &place : places)
        m_print(LogLevel::Info, u"Listening on "_s + place);
    return std::nullopt;
}

std::optional<StartProblem> Daemon::openDoors() {
    for (const auto &[door, port] : m_options.classic) {
        if (const auto problem = m_doors.open(door, port))
            return StartProblem{serverexit::couldNotStart,
                                problem->text + u" Say --classic %1=PORT."_s.arg(protocol::toWord(door))};
    }
    const bool isOpenToOthers = !std::ranges::all_of(m_options.listen, &QHostAddress::isLoopback);
    if (!m_options.classic.empty() && isOpenToOthers && m_tls)
        m_print(LogLevel::Warning,
                u"THE PLAIN-TEXT SERVICES ARE NOT ENCRYPTED (--classic): anybody on the network can "
                "read what goes through them."_s);
    return std::nullopt;
}

void Daemon::printEncryption() {
    if (m_tls) {
        m_print(LogLevel::Info, u"Fingerprint of this server: "_s + m_tls->fingerprint().words().join(u' '));
        m_print(LogLevel::Info, u"The same in hexadecimal (SHA-256): "_s + m_tls->fingerprint().toGroups());
    } else if (!std::ranges::all_of(m_options.listen, &QHostAddress::isLoopback)) {
        m_print(
            LogLevel::Warning,
            u"NOTHING IS ENCRYPTED (--plaintext): anybody on the network can read and change what is sent."_s);
    }
}

// Who types the address comes in all the same, so nothing of this keeps a class from starting.
void Daemon::letItselfBeFound(quint16 port) {
    m_discovery = std::make_unique<DiscoveryResponder>(
        DiscoveryResponder::Server{m_options.listen, port, m_options.className}, m_clock);
    if (!m_discovery->start()) {
        qWarning(
            "UDP port %d is not free: students cannot find this class by themselves and have to type its "
            "address.",
            protocol::defaultPort);
    }
    RunningServer here{QCoreApplication::applicationPid(), addressFromHere(m_options.listen).toString(), port,
                       placesToJoin(m_options.listen)};
    if (m_tls)
        here.fingerprint = m_tls->fingerprint();
    if (!publishRunningServer(m_options.dataFolder, here))
        qWarning("The data folder cannot be written: programs on this computer have to be told the port.");
}

void Daemon::setAccepting(bool accepting) {
    if (!m_stopping)
        m_print(LogLevel::Debug, accepting ? u"Newcomers are let in again."_s
                                           : u"Newcomers wait: too many have not logged in yet."_s);
    for (const auto &listener : m_listeners)
        listener->setAccepting(accepting);
    m_doors.setAccepting(accepting);
}

void Daemon::stop() {
    if (m_stopping)
        return;
    m_stopping = true;
    withdrawRunningServer(m_options.dataFolder);
    m_discovery.reset();
    m_listeners.clear();
    m_doors.closeAll();
    m_workersBusy = m_workers.size();
    m_gateway.stop({GoodbyeReason::ServerStopping, u"The server is shutting down."_s});
    QTimer::singleShot(limits::shutdownTime, this, &Daemon::stopped);
}

void Daemon::stopAfterLesson(const std::vector<Effects> &group) {
    const auto isEnd = [](const Record &record) {
        return std::holds_alternative<record::LessonEnded>(record);
    };
    const auto hasEnd = [&](const Effects &effects) { return std::ranges::any_of(effects.records, isEnd); };
    if (std::ranges::any_of(group, hasEnd))
        QMetaObject::invokeMethod(this, &Daemon::stop,
                                  Qt::QueuedConnection); // the journal speaks to others still
}

void Daemon::onWorkerEmptied() {
    if (--m_workersBusy == 0)
        Q_EMIT stopped();
}

} // namespace lectern
