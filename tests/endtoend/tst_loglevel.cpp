// SPDX-License-Identifier: GPL-3.0-or-later
// What the daemon prints with --log-level, seen from outside. The plain log files of a class do not depend on it.
#include "shared/protocol/runningserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QFile>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// One that says nothing of its port, perhaps: it is found by its data folder.
class QuietServer {
public:
    explicit QuietServer(const QString &level) : m_folder(TestCase::freshFolder()) {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(qEnvironmentVariable("LECTERN_BIN") + u"/lectern-server"_s,
                        {u"--listen"_s, u"127.0.0.1"_s, u"--port"_s, u"0"_s, u"--max-connections"_s, u"1"_s,
                         u"--data"_s, m_folder, u"--log-level"_s, level});
    }
    ~QuietServer() {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(QuietServer)

    std::optional<RunningServer> running() const { return findRunningServer(m_folder); }
    QString output() {
        m_output += QString::fromUtf8(m_process.readAll());
        return m_output;
    }
    bool stop() {
        m_process.terminate();
        return m_process.waitForFinished(patience) && m_process.exitCode() == 0;
    }
    QString peopleLog() const {
        QFile file(m_folder + u"/logs/people.log"_s);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private:
    QString m_folder;
    QProcess m_process;
    QString m_output;
};

} // namespace

class TestLogLevel : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theLevelDecidesWhatIsPrinted_data() {
        QTest::addColumn<QString>("level");
        QTest::addColumn<QString>("said");
        QTest::newRow("error") << u"error"_s << u""_s;
        QTest::newRow("warning") << u"warning"_s << u"Refused"_s;
        QTest::newRow("info") << u"info"_s << u"Refused,Listening on,Client 1 connected"_s;
        QTest::newRow("debug") << u"debug"_s
                               << u"Refused,Listening on,Client 1 connected,Client 1 has seat 1"_s;
    }

    void theLevelDecidesWhatIsPrinted() {
        QFETCH(QString, level);
        QFETCH(QString, said);
        QuietServer server(level);
        WAIT_FOR(server.running());
        RawClient ana(server.running()->port);
        QVERIFY(!ana.joinStudent(u"Ana"_s).isEmpty());
        RawClient second(server.running()->port);
        second.waitFor(u"goodbye"_s);
        QVERIFY(server.stop());
        QStringList heard;
        for (const QString &line :
             {u"Refused"_s, u"Listening on"_s, u"Client 1 connected"_s, u"Client 1 has seat 1"_s}) {
            if (server.output().contains(line))
                heard.append(line);
        }
        QCOMPARE(heard.join(u','), said);
        QVERIFY(server.output().contains(u"Teacher key: "_s)); // is shown but once, whatever the level
        QVERIFY2(server.peopleLog().contains(u"; Ana; 127.0.0.1; came"_s), qPrintable(server.peopleLog()));
    }

    void aWrongLevelIsBadUsageThatNamesTheRightOnes() {
        const FinishedRun run = runServer({u"--log-level"_s, u"loud"_s});
        QCOMPARE(run.exitCode, 2);
        QCOMPARE(run.errors, u"--log-level takes error, warning, info or debug, not \"loud\".\n"_s);
    }
};

LECTERN_TEST(TestLogLevel, QCoreApplication)
#include "tst_loglevel.moc"
