// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/storageworker.h"

#include "shared/protocol/limits.h"

#include <QFile>

#include <filesystem>

namespace lectern {

using namespace Qt::Literals::StringLiterals;
using Can = StorageState::Can;

namespace {

// What is said while a class runs.
QString running(const StorageProblem &problem) {
    return problem.kind == StorageProblem::Kind::Damaged ? problem.text
                                                         : problem.text + u" Then it goes on by itself."_s;
}

} // namespace

StorageWorker::StorageWorker(const QString &dataFolder, qint64 leastFree)
    : m_dataFolder(dataFolder),
      m_leastFree(leastFree),
      m_logs(dataFolder),
      m_retryTimer(this),
      m_watchTimer(this) {
    m_retryTimer.setSingleShot(true);
    m_retryTimer.setInterval(limits::storageRetry);
    connect(&m_retryTimer, &QTimer::timeout, this, &StorageWorker::recover);
    m_watchTimer.setInterval(limits::storageWatch);
    connect(&m_watchTimer, &QTimer::timeout, this, &StorageWorker::watch);
}

Facts StorageWorker::open() {
    auto opened = StoredClass::open(m_dataFolder);
    if (auto *problem = std::get_if<StorageProblem>(&opened))
        return std::move(*problem);
    m_stored = std::get<0>(std::move(opened));
    Facts facts = m_stored->facts();
    if (std::holds_alternative<StorageProblem>(facts))
        return facts;
    if (const auto problem = m_stored->probe()) {
        if (!StoredClass::maySoonBeWritten(*problem))
            return *problem;
        waitToBeWritable(*problem);
    }
    checkSpace();
    m_watchTimer.start();
    return facts;
}

void StorageWorker::tidyLogs() {
    const auto deleted = m_stored->deletedMessages();
    if (const auto *messages = std::get_if<std::vector<protocol::Message>>(&deleted))
        m_logs.erase(*messages);
}

void StorageWorker::close() {
    m_watchTimer.stop();
    m_retryTimer.stop();
    m_stored.reset();
}

void StorageWorker::store(const Group &group) {
    const auto problem = m_stored->store(*group);
    if (!problem) {
        m_logs.write(*group);
        Q_EMIT stored(group);
        return;
    }
    settle(*problem);
    m_failed = true;
    m_isRestored = false;
    m_state = {Can::Nothing, running(*problem)}; // the receiver knows it from the signal
    Q_EMIT failed(group, m_state.text);
    recover();
}

// Of a commit that failed at its very end, all may stand in the log, and a power cut would bring it back. What is
// written now stands in its place.
void StorageWorker::settle(const StorageProblem &problem) {
    if (problem.kind != StorageProblem::Kind::Locked && !m_stored->recover())
        m_stored->probe();
}

void StorageWorker::stopWriting(const QString &why) {
    m_damage = why;
    tell();
}

void StorageWorker::recover() {
    auto problem = m_stored->recover();
    if (!problem && !m_isRestored && !restore())
        return;
    if (!problem)
        problem = m_stored->probe();
    if (problem) {
        setState(m_isRestored ? Can::Read : Can::Nothing, running(*problem));
        m_retryTimer.start();
        return;
    }
    m_failed = false;
    tell();
}

bool StorageWorker::restore() {
    const Facts facts = m_stored->facts();
    if (const auto *problem = std::get_if<StorageProblem>(&facts)) {
        setState(Can::Nothing, running(*problem));
        m_retryTimer.start();
        return false;
    }
    m_isRestored = true;
    Q_EMIT restored(std::get<std::vector<Record>>(facts));
    setState(Can::Read, m_state.text); // trying to write may take a while
    return true;
}

void StorageWorker::watch() {
    checkFile();
    checkSpace();
    m_logs.eraseWhatIsLeft();
}

// Also while nobody votes: what was counted must not depend on the next vote.
void StorageWorker::checkFile() {
    if (m_failed)
        return; // recover() looks at it
    if (const auto problem = m_stored->ensureFile())
        waitToBeWritable(*problem);
    else
        m_stored->eraseWhatWasDeleted();
}

// Nothing was refused, so the class stays as it is.
void StorageWorker::waitToBeWritable(const StorageProblem &problem) {
    m_failed = m_isRestored = true;
    setState(Can::Read, running(problem));
    m_retryTimer.start();
}

void StorageWorker::checkSpace() {
    const bool isShort = m_leastFree > 0 && isSpaceShort();
    if (isShort == m_spaceShort)
        return;
    m_spaceShort = isShort;
    tell();
}

// Where the disk cannot be asked, writing will tell.
bool StorageWorker::isSpaceShort() const {
    std::error_code error;
    const auto space = std::filesystem::space(QFile::encodeName(m_dataFolder).toStdString(), error);
    if (error)
        return false;
    const auto wanted = static_cast<quint64>(m_leastFree);
    return space.available < (m_spaceShort ? wanted + wanted / 20 : wanted); // no flicker at the edge
}

// What holds while nothing has failed.
void StorageWorker::tell() {
    if (m_failed)
        return;
    if (!m_damage.isEmpty())
        setState(Can::Read, m_damage);
    else if (m_spaceShort)
        setState(Can::Read, running({StorageProblem::Kind::Full,
                                     u"Less than %1 MB are free on the disk with %2. Make room on it."_s
                                         .arg(m_leastFree / (1024 * 1024))
                                         .arg(m_dataFolder)}));
    else
        setState(Can::ReadAndWrite);
}

void StorageWorker::setState(Can can, const QString &text) {
    const StorageState state{can, text};
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(m_state);
}

} // namespace lectern
