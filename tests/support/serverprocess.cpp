// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/serverprocess.h"

#include "tests/support/testcase.h"

#include <QFile>
#include <QRegularExpression>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString binary() { return qEnvironmentVariable("LECTERN_BIN") + u"/lectern-server"_s; }

// 0 while the daemon has not said on which port it listens.
quint16 listeningPort(const QString &output) {
    static const QRegularExpression line(u"^Listening on \\S*:(\\d+)\\s*$"_s,
                                         QRegularExpression::MultilineOption);
    return line.match(output).captured(1).toUShort();
}

} // namespace

ServerProcess::ServerProcess(const QStringList &options, Wire wire)
    : m_options(options), m_wire(wire), m_dataFolder(TestCase::freshFolder()) {
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

ServerProcess::~ServerProcess() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    // An orderly end, so that a sanitizer in the daemon can still speak up.
    terminate();
    const bool ended = waitForExit(patience);
    if (!ended)
        kill();
    if (!ended || m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
        qWarning("The daemon did not end well:\n%s", qUtf8Printable(output()));
}

bool ServerProcess::start(quint16 port) {
    QStringList arguments{u"--listen"_s,         u"127.0.0.1"_s, u"--port"_s,
                          QString::number(port), u"--data"_s,    m_dataFolder};
    if (m_wire == Wire::Plain)
        arguments.prepend(u"--plaintext"_s);
    const qsizetype before = output().size();
    m_process.start(binary(), arguments + m_options);
    m_port = 0;
    const auto decided = [&] {
        m_port = listeningPort(output().mid(before));
        return m_port != 0 || m_process.state() == QProcess::NotRunning;
    };
    return QTest::qWaitFor(decided, patience) && m_port != 0;
}

void ServerProcess::terminate() { m_process.terminate(); }

void ServerProcess::kill() {
    m_process.kill();
    m_process.waitForFinished();
}

bool ServerProcess::waitForExit(int milliseconds) {
    return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, milliseconds);
}

QString ServerProcess::address() const { return u"127.0.0.1:%1"_s.arg(m_port); }

TeacherKey ServerProcess::teacherKey() const {
    QFile file(teacherKeyFile(m_dataFolder));
    if (file.open(QIODevice::ReadOnly)) {
        if (const auto key = TeacherKey::fromText(QString::fromUtf8(file.readAll())))
            return *key;
    }
    qWarning("No teacher key in %s", qUtf8Printable(file.fileName()));
    return TeacherKey::generate();
}

QString ServerProcess::output() {
    if (m_process.isOpen())
        m_output += QString::fromUtf8(m_process.readAll());
    return m_output;
}

FinishedRun runServer(const QStringList &arguments) {
    QProcess process;
    process.start(binary(), arguments);
    if (!process.waitForFinished(patience)) {
        qWarning("The daemon did not end by itself: %s", qUtf8Printable(process.errorString()));
        process.kill();
        process.waitForFinished();
    }
    const bool normal = process.exitStatus() == QProcess::NormalExit;
    return {normal ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace lectern::test
