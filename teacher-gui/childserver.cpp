// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/childserver.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto lookInterval = 50ms;
constexpr auto folderInUseInterval = 250ms; // between two starts while another server holds the folder
constexpr qint64 logBytes = 5 * 1024 * 1024;
constexpr qint64 tailBytes = 4096;

QString findProgram(const QString &given) {
    if (!given.isEmpty())
        return QFileInfo(given).isExecutable() ? given : QString();
    const QString name = u"lectern-server"_s;
    const QString beside = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

} // namespace

ChildServer::ChildServer(const Options &options, QObject *parent)
    : QObject(parent), m_dataFolder(QDir(options.dataFolder).absolutePath()), m_options(options.ownServer) {
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(logFile(), QIODevice::Append);
    m_patience.setSingleShot(true);
    connect(&m_process, &QProcess::finished, this, &ChildServer::onFinished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(tr("The server program cannot be started: %1").arg(m_process.errorString()));
    });
    connect(&m_look, &QTimer::timeout, this, &ChildServer::lookForIt);
    connect(&m_patience, &QTimer::timeout, this, &ChildServer::onPatienceOver);
}

ChildServer::~ChildServer() {
    m_process.disconnect(this);
    if (!isAlive())
        return;
    m_process.terminate();
    if (m_process.waitForFinished(static_cast<int>(m_options.endPatience.count())))
        return;
    m_process.kill();
    m_process.waitForFinished();
}

// ---- starting ----

void ChildServer::start(const QString &className, quint16 port) {
    m_className = className;
    m_port = port;
    if (m_phase == Phase::Up)
        Q_EMIT ready(m_running);
    else if (m_phase == Phase::Ending)
        m_again = true;
    else if (m_phase == Phase::Off)
        begin();
}

void ChildServer::begin() {
    m_phase = Phase::Starting;
    m_again = m_late = m_asked = false;
    m_process.setProgram(findProgram(m_options.program));
    if (m_process.program().isEmpty()) {
        fail(tr("The server program, lectern-server, is neither beside this program nor on the PATH. Install "
                "it, or join a server on another computer."));
    } else if (!openLog()) {
        fail(tr("The folder %1 cannot be written. Make room there and let your account write to it, or start "
                "this program with --data and another folder.")
                 .arg(m_dataFolder));
    } else {
        m_patience.start(m_options.startPatience);
        launch();
    }
}

// The file is the owner's alone: the first server on a folder prints the teacher key.
bool ChildServer::openLog() {
    constexpr QFile::Permissions readWrite = QFile::ReadOwner | QFile::WriteOwner;
    const QFileInfo folder(m_dataFolder);
    if (!folder.exists()) {
        if (!QDir().mkpath(folder.path()) || !QDir().mkdir(m_dataFolder, readWrite | QFile::ExeOwner))
            return false;
    }
    if (QFileInfo(logFile()).size() > logBytes) {
        QFile::remove(logFile() + u".old"_s);
        QFile::rename(logFile(), logFile() + u".old"_s);
    }
    QFile log(logFile());
    // Not an empty file: on a full disk that would succeed.
    const QByteArray line = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toLatin1() +
                            " Started by lectern-teacher " LECTERN_VERSION "\n";
    if (!log.open(QIODevice::Append, readWrite) || log.write(line) != line.size() || !log.flush())
        return false;
    m_logBefore = log.size();
    return true;
}

void ChildServer::launch() {
    m_process.setArguments(arguments());
    m_look.start(lookInterval);
    m_process.start();
}

QStringList ChildServer::arguments() const {
    QStringList arguments{u"--data"_s, m_dataFolder, u"--stop-with-lesson"_s, u"--port"_s,
                          QString::number(m_port)};
    arguments.append(u"--class-name="_s + m_className); // in one: a name may begin with a hyphen
    for (const QString &address : m_options.listen)
        arguments.append({u"--listen"_s, address});
    return arguments;
}

void ChildServer::lookForIt() {
    const std::optional<RunningServer> running = findRunningServer(m_dataFolder);
    if (running && (!isAlive() || running->processId == m_process.processId())) {
        m_look.stop();
        m_patience.stop();
        m_running = *running;
        m_phase = isAlive() ? Phase::Up : Phase::Off;
        Q_EMIT ready(m_running);
    } else if (!isAlive()) {
        launch(); // the one that held the folder may have ended meanwhile
    }
}

void ChildServer::onStartEnded(int exitCode, QProcess::ExitStatus status) {
    const bool normal = status == QProcess::NormalExit;
    if (m_late)
        failByLog(tr("The server on this computer did not get ready in time. Try again."));
    else if (normal && exitCode == serverexit::portInUse && m_port != 0) {
        m_port = 0;
        launch();
    } else if (normal && exitCode == serverexit::folderInUse)
        m_look.start(folderInUseInterval);
    else
        failByLog(tr("The server on this computer ended as soon as it was started. Remove the cause that it "
                     "names, then try again."));
}

void ChildServer::fail(const QString &why) {
    m_look.stop();
    m_patience.stop();
    m_phase = Phase::Off;
    Q_EMIT failed(why);
}

// Its last line of this run is mostly the reason.
void ChildServer::failByLog(const QString &why) {
    QStringList lines{why};
    if (const QString line = lastLine(); !line.isEmpty())
        lines.append(tr("Last line of its log: %1").arg(line));
    lines.append(whereToLook());
    fail(lines.join(u'\n'));
}

// ---- ending ----

void ChildServer::stop() {
    m_again = false;
    if (m_phase == Phase::Ending)
        return;
    m_look.stop();
    m_patience.stop();
    if (!isAlive()) {
        m_phase = Phase::Off;
        return;
    }
    m_phase = Phase::Ending;
    m_asked = true;
    m_process.terminate();
    m_patience.start(m_options.endPatience);
}

void ChildServer::expectEnd() {
    if (m_phase != Phase::Up)
        return stop();
    m_phase = Phase::Ending;
    m_asked = false;
    m_patience.start(m_options.endPatience);
}

void ChildServer::expectNoEnd() {
    if (m_phase != Phase::Ending || m_asked)
        return;
    m_patience.stop();
    m_phase = Phase::Up;
}

void ChildServer::onPatienceOver() {
    if (m_phase == Phase::Starting && !isAlive())
        return failByLog(tr("Another server runs on the folder %1 and takes nobody. End it, then try again.")
                             .arg(m_dataFolder));
    m_late = m_phase == Phase::Starting;
    if (m_late || m_asked) {
        m_process.kill();
        return;
    }
    m_asked = true;
    m_process.terminate();
    m_patience.start(m_options.endPatience);
}

void ChildServer::onFinished(int exitCode, QProcess::ExitStatus status) {
    if (m_phase == Phase::Starting)
        return onStartEnded(exitCode, status);
    m_patience.stop();
    const bool wished = m_phase == Phase::Ending;
    m_phase = Phase::Off;
    if (!wished)
        Q_EMIT died();
    else if (m_again)
        begin();
    else
        Q_EMIT ended();
}

// ---- the log ----

QString ChildServer::logFile() const { return m_dataFolder + u"/server.log"_s; }

QString ChildServer::lastLine() const {
    QFile log(logFile());
    if (!log.open(QIODevice::ReadOnly) || !log.seek(qMax(m_logBefore, log.size() - tailBytes)))
        return {};
    return QString::fromUtf8(log.readAll().trimmed().split('\n').constLast()).trimmed();
}

QString ChildServer::whereToLook() const {
    return QFileInfo::exists(logFile()) ? tr("Its log: %1").arg(logFile()) : QString();
}

} // namespace lectern::teacher
