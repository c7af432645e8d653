// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/child.h"

#include "tests/bench/failure.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTimer>

#include <csignal>

#include <sys/prctl.h>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto toStart = 20s;
constexpr int toLeave = 5'000; // milliseconds

} // namespace

bool Patience::wait(const std::function<bool()> &condition, std::chrono::milliseconds most) const {
    const QDeadlineTimer deadline(most);
    QTimer glance; // at conditions that no event announces
    glance.start(20ms);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (m_stopped)
            throw Failure{u"Stopped."_s};
    }
    return true;
}

Child::Child(const Patience &patience, const QString &program, const QStringList &arguments,
             const QString &log)
    : m_patience(patience), m_log(log) {
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(log);
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(program, arguments);
    if (!m_process.waitForStarted())
        fail(u"%1 does not start: %2"_s.arg(program, m_process.errorString()));
}

Child::~Child() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (m_process.waitForFinished(toLeave))
        return;
    m_process.kill();
    m_process.waitForFinished();
}

quint16 Child::awaitPort(const QString &announced) {
    const QRegularExpression line(u"^%1 \\S*:(\\d+)\\s*$"_s.arg(announced),
                                  QRegularExpression::MultilineOption);
    quint16 port = 0;
    const auto decided = [&] {
        port = line.match(QString::fromUtf8(printed())).captured(1).toUShort();
        return port != 0 || m_process.state() == QProcess::NotRunning;
    };
    m_patience.wait(decided, toStart);
    if (port == 0)
        fail(u"%1 does not listen."_s.arg(m_process.program()));
    return port;
}

void Child::awaitEnd(std::chrono::seconds most) {
    const auto hasEnded = [this] { return m_process.state() == QProcess::NotRunning; };
    if (!m_patience.wait(hasEnded, most))
        fail(u"%1 did not come to its end."_s.arg(m_process.program()));
    if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
        fail(u"%1 failed."_s.arg(m_process.program()));
}

QByteArray Child::printed() const {
    QFile file(m_log);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void Child::fail(const QString &what) const {
    throw Failure{u"%1 %2"_s.arg(what, QString::fromUtf8(printed().right(1000))).trimmed()};
}

} // namespace lectern::bench
