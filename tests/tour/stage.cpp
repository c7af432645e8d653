// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/stage.h"

#include "shared/protocol/runningserver.h"
#include "tests/tour/stepfailed.h"

#include <QCoreApplication>
#include <QDir>
#include <QLockFile>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

namespace lectern::tour {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceWithServer = 5'000; // milliseconds

QString pluginFolder() { return QCoreApplication::applicationDirPath() + u"/plugins"_s; }

void writeFile(const QString &path, const QByteArray &text) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        throw StepFailed{u"to write %1"_s.arg(path), file.errorString()};
}

void signalProcess([[maybe_unused]] qint64 process, [[maybe_unused]] bool hard) {
#ifdef Q_OS_UNIX
    ::kill(static_cast<pid_t>(process), hard ? SIGKILL : SIGTERM);
#endif
}

} // namespace

Stage::Stage(const QString &output, std::chrono::seconds limit)
    : m_output(output), m_folder(QDir::tempPath() + u"/lectern-tour-XXXXXX"_s), m_deadline(limit) {}

Stage::~Stage() {
    endServer();
    const QString kept = m_output + u"/server.log"_s;
    QFile::remove(kept);
    QFile::copy(serverLog(), kept);
}

QString Stage::dataFolder() const { return folderOf(u"teacher"_s) + u"/data/lectern"_s; }

bool Stage::hasServerEnded() const {
    return std::holds_alternative<std::unique_ptr<QLockFile>>(lockDataFolder(dataFolder()));
}

QString Stage::serverLog() const { return dataFolder() + u"/server.log"_s; }

QString Stage::folderOf(const QString &who) const { return m_folder.filePath(who.toLower()); }

QProcessEnvironment Stage::environmentOf(const QString &who, const QByteArray &screens) const {
    const QDir folder(folderOf(who));
    const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    for (const QString &name : {u"config"_s, u"data"_s, u"cache"_s, u"run"_s})
        folder.mkpath(name);
    QFile::setPermissions(folder.filePath(u"run"_s), owner); // Qt insists
    writeFile(folder.filePath(u"screens.json"_s), screens);

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        // Pictures shall not depend on who takes them.
        if (name.startsWith(u"QT_"_s) || name.startsWith(u"LC_"_s))
            environment.remove(name);
    }
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"LANGUAGE"_s})
        environment.remove(name);
    environment.insert(u"LANG"_s, u"C.UTF-8"_s);
    environment.insert(u"HOME"_s, folder.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, folder.filePath(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, folder.filePath(u"data"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, folder.filePath(u"cache"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, folder.filePath(u"run"_s));
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen:configfile="_s + folder.filePath(u"screens.json"_s));
    environment.insert(u"QT_PLUGIN_PATH"_s, pluginFolder());
    environment.insert(u"QT_QPA_GENERIC_PLUGINS"_s, u"lecterntour"_s);
    return environment;
}

bool Stage::wait(const std::function<bool()> &condition, int limit) const {
    const auto over = [&] { return m_stopped || m_deadline.hasExpired() || condition(); };
    const bool early = QTest::qWaitFor(over, limit);
    if (m_stopped)
        throw StepFailed{u"to play the lesson to its end"_s, u"somebody stopped it"_s};
    if (m_deadline.hasExpired())
        throw StepFailed{u"the lesson to be over in time"_s, u"its time is up"_s};
    return early;
}

// The teacher's program ends its server. If that program was ended by force, the server lives on.
void Stage::endServer() const {
    for (const bool hard : {false, true}) {
        const auto server = findRunningServer(dataFolder());
        if (!server)
            return;
        signalProcess(server->processId, hard);
        if (QTest::qWaitFor([this] { return hasServerEnded(); }, patienceWithServer))
            return;
    }
}

} // namespace lectern::tour
