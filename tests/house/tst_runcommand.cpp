// SPDX-License-Identifier: GPL-3.0-or-later
// ./lectern run: a teacher and students at once, and nothing left of them when it is stopped.
#include "tests/house/scriptstage.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>

using namespace Qt::Literals::StringLiterals;
using lectern::test::house::Run;
using lectern::test::house::ScriptStage;

namespace {

bool hasOpened(QProcess &script) {
    QByteArray said;
    return QTest::qWaitFor(
        [&] {
            said += script.readAllStandardError();
            return said.contains("The class is open at 127.0.0.1:4567.");
        },
        lectern::test::patience);
}

bool hasEnded(QProcess &script) {
    return QTest::qWaitFor([&] { return script.state() == QProcess::NotRunning; }, lectern::test::patience);
}

} // namespace

class TestRunCommand : public lectern::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void runOpensTheTeachersWindowAndTheStudents_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("students");
        QTest::addColumn<QString>("last");
        QTest::newRow("two") << QStringList() << 2 << u"--name Ben "_s;
        QTest::newRow("none") << QStringList{u"--students"_s, u"0"_s} << 0 << QString();
        QTest::newRow("many") << QStringList{u"--students=12"_s} << 12 << u"--name Student 12 "_s;
        QTest::newRow("no octal") << QStringList{u"--students"_s, u"08"_s} << 8 << u"--name Hugo "_s;
    }

    void runOpensTheTeachersWindowAndTheStudents() {
        QFETCH(QStringList, options);
        QFETCH(int, students);
        QFETCH(QString, last);
        const ScriptStage stage;
        const auto script = stage.start(QStringList{u"run"_s} + options);
        QVERIFY(hasOpened(*script));
        WAIT_COMPARE(stage.callsOf(u"lectern-student"_s).size(), students);
        QCOMPARE(stage.callsOf(u"lectern-teacher"_s),
                 QStringList{u"lectern-teacher --start-class --data "_s + stage.dataFolder()});
        const QString shown = stage.callsOf(u"lectern-student"_s).join(u'\n');
        QVERIFY2(shown.contains(last), qPrintable(shown));
        QCOMPARE(shown.count(u"--server 127.0.0.1:4567 --name"_s), students);
        QCOMPARE(script->state(), QProcess::Running); // until the last window is closed
        stage.endClass();
        QVERIFY(hasEnded(*script));
        QCOMPARE(script->exitCode(), 0);
    }

    void runRefusesWhatItDoesNotUnderstand_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("complaint");
        const QString number = u"from 0 to 30"_s;
        QTest::newRow("too many") << QStringList{u"--students"_s, u"31"_s} << number;
        QTest::newRow("negative") << QStringList{u"--students=-1"_s} << number;
        QTest::newRow("a word") << QStringList{u"--students"_s, u"few"_s} << number;
        QTest::newRow("nothing") << QStringList{u"--students"_s} << number;
        QTest::newRow("another option") << QStringList{u"--pupils"_s} << u"\"--pupils\""_s;
    }

    void runRefusesWhatItDoesNotUnderstand() {
        QFETCH(QStringList, options);
        QFETCH(QString, complaint);
        const ScriptStage stage;
        const Run run = stage.lectern(QStringList{u"run"_s} + options);
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.errors.contains(complaint), qPrintable(run.errors));
        QCOMPARE(stage.callsOf(u"ninja"_s), QStringList());
    }

    void teacherThatEndsTooEarlyEndsTheRun() {
        const ScriptStage stage;
        stage.program(u"lectern-teacher"_s, u"exit 7"_s);
        const Run run = stage.lectern({u"run"_s});
        QCOMPARE(run.exitCode, 7);
        QVERIFY(run.errors.contains(u"status 7"_s));
        QCOMPARE(stage.callsOf(u"lectern-student"_s), QStringList());
    }

    void stoppingTheRunEndsAllThatItStarted() {
        const ScriptStage stage;
        const auto script = stage.start({u"run"_s});
        QVERIFY(hasOpened(*script));
        script->terminate();
        QVERIFY(hasEnded(*script));
        QCOMPARE(script->exitCode(), 143);
        WAIT_COMPARE(stage.callsOf(u"ended"_s).size(), 2); // the teacher and its server
    }

    void stoppingTheRunLeavesAnotherServerAlone() {
        const ScriptStage stage;
        const auto first = stage.start({u"run"_s});
        QVERIFY(hasOpened(*first));
        stage.program(u"lectern-teacher"_s, u"exec cat"_s); // joins the class that is there
        const auto second = stage.start({u"run"_s});
        QVERIFY(hasOpened(*second));
        second->terminate();
        QVERIFY(hasEnded(*second));
        QCOMPARE(stage.callsOf(u"ended"_s), QStringList());
        stage.endClass();
        QVERIFY(hasEnded(*first));
    }

    void stoppingTheRunWhileItStartsEndsTheTeacher() {
        const ScriptStage stage;
        stage.program(u"lectern-teacher"_s, u"trap 'echo \"ended teacher\" >>\"$TRACE\"; exit' TERM\n"
                                            "echo ready >>\"$TRACE\"; until false; do sleep 0.01; done"_s);
        const auto script = stage.start({u"run"_s});
        WAIT_COMPARE(stage.callsOf(u"lectern-teacher"_s).size(), 1);
        script->terminate();
        QVERIFY(hasEnded(*script));
        QCOMPARE(script->exitCode(), 143);
        QCOMPARE(stage.callsOf(u"lectern-student"_s), QStringList());
    }

    void aWindowThatIsClosedBeforeTheClassIsOpenEndsTheRunWell() {
        const ScriptStage stage;
        stage.program(u"lectern-teacher"_s, u"exit 0"_s);
        QCOMPARE(stage.lectern({u"run"_s}).exitCode, 0);
        QCOMPARE(stage.callsOf(u"lectern-student"_s), QStringList());
    }

    void aClassThatIsOpenAlreadyIsJoined() {
        const ScriptStage stage;
        QDir().mkpath(stage.dataFolder());
        QFile place(stage.dataFolder() + u"/server.json"_s);
        QVERIFY(place.open(QIODevice::WriteOnly));
        place.close();
        const auto script = stage.start({u"run"_s});
        QByteArray said;
        WAIT_FOR(
            (said += script->readAllStandardError()).contains("A class is open already at 127.0.0.1:4567"));
        WAIT_COMPARE(stage.callsOf(u"lectern-student"_s).size(), 2);
        stage.endClass();
        QVERIFY(hasEnded(*script));
    }
};

LECTERN_TEST(TestRunCommand, QCoreApplication)
#include "tst_runcommand.moc"
