// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever ends the teacher's program from outside (a log-out, ./lectern run that is stopped) leaves no server behind,
// whatever it was doing.
#include "shared/protocol/runningserver.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QFile>
#include <QLockFile>
#include <QProcess>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

class TestTeacherStopped : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void noServerIsLeftBehind_data();
    void noServerIsLeftBehind();
};

void TestTeacherStopped::noServerIsLeftBehind_data() {
    QTest::addColumn<QString>("awaited"); // in the data folder
    QTest::newRow("while the server is starting") << u"server.log"_s;
    QTest::newRow("while it is getting ready") << u"server.lock"_s;
    QTest::newRow("in the class") << u"server.json"_s;
}

void TestTeacherStopped::noServerIsLeftBehind() {
    QFETCH(QString, awaited);
    const QString folder = freshFolder();
    QProcess teacher;
    teacher.setProcessChannelMode(QProcess::ForwardedChannels);
    teacher.start(
        qEnvironmentVariable("LECTERN_BIN") + u"/lectern-teacher"_s,
        {u"--start-class"_s, u"--listen"_s, u"127.0.0.1"_s, u"--port"_s, u"0"_s, u"--data"_s, folder});
    WAIT_FOR(QFile::exists(folder + u'/' + awaited));
    teacher.terminate();
    WAIT_COMPARE(teacher.state(), QProcess::NotRunning);
    QCOMPARE(teacher.exitStatus(), QProcess::NormalExit);
    QCOMPARE(teacher.exitCode(), 0);
    const auto lock = lockDataFolder(folder); // is nobody's
    QVERIFY(std::holds_alternative<std::unique_ptr<QLockFile>>(lock));
    QVERIFY(!QFile::exists(folder + u"/server.json"_s));
}

LECTERN_TEST(TestTeacherStopped, QCoreApplication)
#include "tst_teacherstopped.moc"
