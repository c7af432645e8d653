// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/daemon.h"

#include "server/descriptorlimit.h"
#include "server/net/eventloop.h"
#include "shared/protocol/limits.h"

#include <QAbstractEventDispatcher>

#include <algorithm>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

AdmissionRules admissionRules(const Options &options) {
    const int possible = raiseDescriptorLimit();
    return {std::min(options.maxConnections.value_or(possible), possible), options.exemptLoopback};
}

QString shown(const QHostAddress &address) {
    if (address == QHostAddress::Any)
        return u"[::]"_s; // IPv4 and IPv6
    return address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + address.toString() + u']'
                                                               : address.toString();
}

} // namespace

Daemon::Daemon(const Options &options, TeacherKey key, ClientLog::Print print)
    : m_options(options),
      m_print(std::move(print)),
      m_identity{u"lectern-server "_s + QLatin1StringView(LECTERN_VERSION), options.className, std::move(key),
                 options.firstIsTeacher},
      m_classroom(m_clock),
      m_gateway(m_classroom, m_journal, m_identity, admissionRules(options), m_workers),
      m_log(m_print) {
    connect(&m_gateway, &Gateway::connected, &m_log, &ClientLog::connected);
    connect(&m_gateway, &Gateway::disconnected, &m_log, &ClientLog::disconnected);
    connect(&m_gateway, &Gateway::acceptingChanged, this, &Daemon::setAccepting);
    connect(&m_gateway, &Gateway::refused, this, [this](const Peer &peer, GoodbyeReason reason) {
        m_print(u"Refused %1 : %2 (%3)"_s.arg(peer.address.toString()).arg(peer.port).arg(toString(reason)));
    });
    startWorkers();
}

Daemon::~Daemon() {
    for (const auto &thread : m_threads)
        thread->quit();
    for (const auto &thread : m_threads)
        thread->wait(); // what lived in them is deleted by now, or below, where nobody runs any more
}

void Daemon::startWorkers() {
    const int count = std::max(m_options.ioThreads, 1);
    for (int i = 0; i < count; ++i) {
        auto worker = std::make_unique<IoWorker>(m_gateway.mailbox(), limits::sendQueueTotal / count);
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

std::optional<QString> Daemon::listen() {
    m_print(u"Socket created..."_s);
    QStringList places;
    quint16 port = m_options.port;
    for (const QHostAddress &address : m_options.listen) {
        auto listener = std::make_unique<Listener>();
        if (!listener->listen(address, port)) {
            return u"Binding failed: %1 port %2: %3"_s.arg(address.toString())
                .arg(port)
                .arg(listener->errorString());
        }
        port = listener->serverPort(); // chosen by the system for the first, the same for all
        places.append(u"%1:%2"_s.arg(shown(address)).arg(port));
        connect(listener.get(), &Listener::accepted, &m_gateway, &Gateway::accept);
        m_listeners.push_back(std::move(listener));
    }
    m_print(u"Socket bound..."_s);
    m_print(u"Socket is listening..."_s);
    m_print(u"Attempting Connection."_s);
    for (const QString &place : places)
        m_print(u"Listening on "_s + place);
    return std::nullopt;
}

void Daemon::setAccepting(bool accepting) {
    for (const auto &listener : m_listeners)
        listener->setAccepting(accepting);
}

void Daemon::stop() {
    if (m_stopping)
        return;
    m_stopping = true;
    m_listeners.clear();
    m_workersBusy = m_workers.size();
    m_gateway.stop({GoodbyeReason::ServerStopping, u"The server is shutting down."_s});
    QTimer::singleShot(limits::shutdownTime, this, &Daemon::stopped);
}

void Daemon::onWorkerEmptied() {
    if (--m_workersBusy == 0)
        Q_EMIT stopped();
}

} // namespace lectern
