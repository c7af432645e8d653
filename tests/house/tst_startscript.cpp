// SPDX-License-Identifier: GPL-3.0-or-later
// What ./lectern promises: it installs what is missing and nothing else, builds, starts and tests, and holds a class
// with one command.
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

bool isValidBash(const QString &file) {
    QProcess bash;
    bash.start(u"bash"_s, {u"-n"_s, file});
    return bash.waitForFinished(lectern::test::patience) && bash.exitCode() == 0;
}

// Until the script says so, what it has started is not all there.
} // namespace

class TestStartScript : public lectern::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void scriptsAreValidBash() {
        const QString root = qEnvironmentVariable("LECTERN_SOURCE");
        QVERIFY(isValidBash(root + u"/lectern"_s));
        QVERIFY(isValidBash(root + u"/.ci/run"_s));
    }

    void theBashCheckSeesAnError() {
        QFile bad(freshFolder() + u"/bad"_s);
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("if true; then\n");
        bad.close();
        QVERIFY(!isValidBash(bad.fileName()));
    }

    void helpNamesEveryCommand() {
        const Run help = ScriptStage().lectern({u"help"_s});
        QCOMPARE(help.exitCode, 0);
        for (const char *command : {"run", "tour", "build", "server", "teacher", "student", "test", "bench",
                                    "crash-test", "soak", "fuzz", "help"})
            QVERIFY2(help.output.contains(u"./lectern "_s + QLatin1StringView(command)), command);
    }

    void unknownCommandIsRefusedByName() {
        const Run run = ScriptStage().lectern({u"bulid"_s});
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.errors.contains(u"\"bulid\""_s));
        QVERIFY(run.output.isEmpty());
    }

    void buildInstallsNothingWhenNothingIsMissing() {
        const ScriptStage stage;
        QCOMPARE(stage.lectern({u"build"_s}).exitCode, 0);
        QVERIFY(!stage.callsOf(u"dpkg-query"_s).isEmpty());
        QCOMPARE(stage.callsOf(u"apt-get"_s), QStringList());
        QCOMPARE(stage.callsOf(u"cmake"_s).size(), 1);
        QCOMPARE(stage.callsOf(u"ninja"_s).size(), 1);
    }

    void buildInstallsExactlyWhatIsMissing() {
        ScriptStage stage;
        stage.onlyMissing(u"libsodium-dev"_s);
        const Run run = stage.lectern({u"build"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.errors.contains(u"Missing packages: libsodium-dev\n"_s));
        const QStringList calls = stage.callsOf(u"apt-get"_s);
        QCOMPARE(calls.size(), 2);
        QVERIFY(calls.first().endsWith(u"update"_s));
        QVERIFY(calls.last().endsWith(u"--no-install-recommends libsodium-dev"_s));
    }

    void whoMayNotInstallIsToldWhatToType() {
        ScriptStage stage;
        stage.standIn(u"id"_s, u"echo 1000"_s); // and there is no sudo among the stand-ins
        stage.onlyMissing(u"ccache"_s);
        const Run run = stage.lectern({u"build"_s});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.errors.contains(u"apt-get update && apt-get install --no-install-recommends ccache\n"_s));
        QCOMPARE(stage.callsOf(u"cmake"_s), QStringList());
    }

    void anotherUserInstallsThroughSudo() {
        ScriptStage stage;
        stage.standIn(u"id"_s, u"echo 1000"_s);
        stage.standIn(u"sudo"_s, u"exec \"$@\""_s);
        stage.onlyMissing(u"ccache"_s);
        QCOMPARE(stage.lectern({u"build"_s}).exitCode, 0);
        QCOMPARE(stage.callsOf(u"sudo"_s).size(), 2);
        QCOMPARE(stage.callsOf(u"apt-get"_s).size(), 2);
    }

    void programRunsInTheCallersFolderAndIsBuiltWhenMissing() {
        const ScriptStage stage;
        const Run first = stage.lectern({u"server"_s, u"--data"_s, u"my class"_s});
        QCOMPARE(first.exitCode, 0);
        QCOMPARE(first.output, stage.elsewhere() + u": --data my class\n"_s); // nothing of the build in it
        QVERIFY(first.errors.contains(u"built"_s));
        QCOMPARE(stage.lectern({u"server"_s}).exitCode, 0);
        QCOMPARE(stage.callsOf(u"ninja"_s).size(), 1);
    }

    void worksThroughASymbolicLink() {
        const ScriptStage stage;
        const QString link = stage.elsewhere() + u"/start"_s;
        QVERIFY(QFile::link(stage.root() + u"/lectern"_s, link));
        QCOMPARE(stage.run(link, {u"server"_s}).exitCode, 0);
        QVERIFY(QFile::exists(stage.root() + u"/build/bin/lectern-server"_s));
    }

    void testsNeedNoDisplayAndGetTheArguments() {
        const ScriptStage stage;
        const Run run = stage.lectern({u"test"_s, u"-R"_s, u"codec"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.output.endsWith(u"offscreen, display ''\n"_s));
        QVERIFY(stage.callsOf(u"ctest"_s).value(0).endsWith(u"--output-on-failure -j3 -R codec"_s));
    }

    void onlyWhatIsNeededIsBuilt() {
        const ScriptStage stage;
        QCOMPARE(stage.lectern({u"build"_s}).exitCode, 0);
        QVERIFY(stage.callsOf(u"ninja"_s)
                    .last()
                    .endsWith(u"/build lectern-server lectern-teacher lectern-student"_s));
        QCOMPARE(stage.lectern({u"test"_s}).exitCode, 0);
        QVERIFY(stage.callsOf(u"ninja"_s).last().endsWith(u"/build"_s)); // everything
    }

    void secondBuildGoesStraightToNinja() {
        ScriptStage stage;
        QVERIFY(stage.lectern({u"build"_s}).errors.contains(u"the first time takes a few minutes"_s));
        QVERIFY(!stage.lectern({u"build"_s}).errors.contains(u"the first time"_s));
        QCOMPARE(stage.callsOf(u"ninja"_s).size(), 2);
        QCOMPARE(stage.callsOf(u"cmake"_s).size(), 1);
        stage.setVariable(u"LECTERN_WERROR"_s, u"1"_s); // another build is wanted
        QCOMPARE(stage.lectern({u"build"_s}).exitCode, 0);
        QCOMPARE(stage.callsOf(u"cmake"_s).size(), 2);
    }

    void withoutADisplayTheTourPlays() {
        ScriptStage stage;
        stage.setVariable(u"DISPLAY"_s, {});
        const Run run = stage.lectern({u"run"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.errors.contains(u"no display"_s));
        QCOMPARE(stage.callsOf(u"lectern-teacher"_s), QStringList());
        QCOMPARE(stage.callsOf(u"lectern-tour"_s),
                 QStringList{u"lectern-tour --output "_s + stage.root() + u"/build/tour"_s});
    }

    void tourGetsTheArgumentsAndItsFailureCounts() {
        const ScriptStage stage;
        stage.program(u"lectern-tour"_s, u"exit 1"_s);
        QCOMPARE(stage.lectern({u"tour"_s, u"--limit"_s, u"60"_s}).exitCode, 1);
        QVERIFY(stage.callsOf(u"lectern-tour"_s).first().endsWith(u"/build/tour --limit 60"_s));
    }

    void fuzzListsItsTargetsAndRefusesOthers() {
        const ScriptStage stage;
        QDir(stage.root()).mkpath(u"tests/fuzz/corpus/names"_s);
        QDir(stage.root()).mkpath(u"tests/fuzz/corpus/session"_s);
        QCOMPARE(stage.lectern({u"fuzz"_s}).output, u"names\nsession\n"_s);
        QCOMPARE(stage.lectern({u"fuzz"_s, u"nothing"_s}).exitCode, 2);
        QCOMPARE(stage.lectern({u"fuzz"_s, u"names"_s, u"long"_s}).exitCode, 2);
        QCOMPARE(stage.callsOf(u"ninja"_s), QStringList());
    }

    void fuzzTellsWhatWasReached() {
        const ScriptStage stage;
        QDir(stage.root()).mkpath(u"tests/fuzz/corpus/names"_s);
        stage.program(u"fuzz_names"_s, u"echo 'INFO: Loaded 1 modules   (900 inline 8-bit counters): 900'\n"
                                       "echo '#8 NEW cov: 299 ft: 1'; echo '#9 DONE cov: 300 ft: 2'\n"
                                       "echo 'stat::number_of_executed_units: 4321'"_s);
        const Run run = stage.lectern({u"fuzz"_s, u"names"_s, u"7"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(stage.callsOf(u"ninja"_s).value(0).endsWith(u"/build/fuzz fuzz_names"_s));
        QVERIFY(stage.callsOf(u"fuzz_names"_s).value(0).contains(u"-max_total_time=7 "_s));
        QVERIFY2(run.output.endsWith(u"names: 4321 runs, 300 of 900 places in the code reached\n"_s),
                 qPrintable(run.output));
    }

    void fuzzSaysWhichInputBreaksATarget() {
        const ScriptStage stage;
        QDir(stage.root()).mkpath(u"tests/fuzz/corpus/names"_s);
        stage.program(u"fuzz_names"_s, u"echo 'Test unit written to /found/crash-1' >&2; exit 77"_s);
        const Run run = stage.lectern({u"fuzz"_s, u"names"_s});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains(u"by the input /found/crash-1\n"_s), qPrintable(run.errors));
    }

    void failedTestsFailTheCommand() {
        ScriptStage stage;
        stage.standIn(u"ctest"_s, u"exit 8"_s);
        QCOMPARE(stage.lectern({u"test"_s}).exitCode, 8);
    }
};

LECTERN_TEST(TestStartScript, QCoreApplication)
#include "tst_startscript.moc"
