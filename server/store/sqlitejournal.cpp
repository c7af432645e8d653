// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/sqlitejournal.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

// Something to write or to read; the rest only keeps its place in the queue.
bool needsStorage(const std::vector<Effects> &group) {
    const auto isRecall = [](const Delivery &delivery) { return std::holds_alternative<Recall>(delivery); };
    return std::ranges::any_of(group, [&](const Effects &entry) {
        return !entry.records.empty() || std::ranges::any_of(entry.deliveries, isRecall);
    });
}

} // namespace

SqliteJournal::SqliteJournal(const QString &dataFolder, qint64 leastFree)
    : m_dataFolder(dataFolder), m_worker(std::make_unique<StorageWorker>(dataFolder, leastFree)) {
    connect(m_worker.get(), &StorageWorker::stored, this, &SqliteJournal::take);
    connect(m_worker.get(), &StorageWorker::failed, this, &SqliteJournal::refuse);
    connect(m_worker.get(), &StorageWorker::restored, this, &Journal::restored);
    connect(m_worker.get(), &StorageWorker::stateChanged, this, &Journal::stateChanged);
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(u"database"_s);
    m_thread.start();
}

SqliteJournal::~SqliteJournal() {
    m_check.reset(); // its reader would keep the log from being put away
    QMetaObject::invokeMethod(m_worker.get(), &StorageWorker::close, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

Facts SqliteJournal::open() {
    const QString file = databaseFile(m_dataFolder);
    const QString target = QFileInfo(file).canonicalFilePath(); // beside it stands the log
    const bool wasUnclean = QFileInfo(target + u"-wal"_s).size() > 0;
    Facts facts;
    QMetaObject::invokeMethod(
        m_worker.get(), [this, &facts] { facts = m_worker->open(); }, Qt::BlockingQueuedConnection);
    if (std::holds_alternative<std::vector<Record>>(facts))
        QMetaObject::invokeMethod(m_worker.get(), &StorageWorker::tidyLogs);
    if (wasUnclean && std::holds_alternative<std::vector<Record>>(facts)) {
        m_check = std::make_unique<FileCheck>(file);
        connect(m_check.get(), &FileCheck::damaged, m_worker.get(), &StorageWorker::stopWriting);
    }
    return facts;
}

void SqliteJournal::append(Effects effects) {
    if (SearchQueue::isSearch(effects))
        appendSearch(std::move(effects));
    else
        m_waiting.push_back(std::move(effects));
    commitSoon();
}

void SqliteJournal::appendSearch(Effects search) {
    const quint64 after = m_waiting.empty() ? m_groups : m_groups + 1;
    if (auto answerToOlder = m_searches.add(std::move(search), after))
        m_waiting.push_back(std::move(*answerToOlder));
}

void SqliteJournal::forget(ConnectionId connection) { m_searches.forget(connection); }

// All that this turn of the event loop appends goes together.
void SqliteJournal::commitSoon() {
    if (m_isScheduled || m_underWay || !hasWaiting())
        return;
    m_isScheduled = true;
    QMetaObject::invokeMethod(this, &SqliteJournal::commit, Qt::QueuedConnection);
}

void SqliteJournal::commit() {
    m_isScheduled = false;
    if (isIdle() || m_underWay)
        return;
    auto group = std::make_shared<std::vector<Effects>>(nextGroup());
    m_underWay = true;
    if (!needsStorage(*group)) {
        take(group);
        return;
    }
    StorageWorker *worker = m_worker.get();
    QMetaObject::invokeMethod(worker, [worker, group = std::move(group)] { worker->store(group); });
}

// They take turns with all the rest, one at a time: a vote waits for one of them at most.
bool SqliteJournal::isSearchsTurn() const {
    if (m_searches.isEmpty())
        return false;
    return m_waiting.empty() || (!m_isOthersTurn && m_searches.isDue(m_groups));
}

std::vector<Effects> SqliteJournal::nextGroup() {
    m_isOthersTurn = isSearchsTurn();
    if (!m_isOthersTurn) {
        ++m_groups;
        return std::exchange(m_waiting, {});
    }
    std::vector<Effects> group;
    group.push_back(m_searches.takeFirst());
    return group;
}

void SqliteJournal::take(const StorageWorker::Group &group) {
    m_underWay = false;
    if (isSearchsTurn() || needsStorage(m_waiting))
        commit(); // the database works while the answers go out
    else
        commitSoon();
    Q_EMIT committed(*group);
}

void SqliteJournal::refuse(const StorageWorker::Group &group, const QString &why) {
    m_underWay = false;
    std::vector<Effects> refusedEntries = std::move(*group);
    std::ranges::move(m_waiting, std::back_inserter(refusedEntries));
    m_waiting.clear();
    std::ranges::move(m_searches.takeAll(), std::back_inserter(refusedEntries));
    Q_EMIT stateChanged({StorageState::Can::Nothing, why});
    Q_EMIT refused(refusedEntries);
    commitSoon();
}

void SqliteJournal::logVisit(const QString &name, const QString &address, bool came) {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    StorageWorker *worker = m_worker.get();
    QMetaObject::invokeMethod(worker, [=] { worker->logs().visit(now, name, address, came); });
}

// The end of the program does not wait for what nobody will read.
void SqliteJournal::flush() {
    for (const Effects &search : m_searches.takeAll())
        m_waiting.push_back(SearchQueue::refused(
            search, notStored(u"The server is being stopped. Search again when it is back."_s)));
    while (!isIdle()) {
        commit();
        QMetaObject::invokeMethod(
            m_worker.get(), [] {}, Qt::BlockingQueuedConnection);
        QCoreApplication::sendPostedEvents(this, QEvent::MetaCall); // what the worker has told meanwhile
    }
}

} // namespace lectern
