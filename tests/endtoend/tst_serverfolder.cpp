// SPDX-License-Identifier: GPL-3.0-or-later
// One server a data folder: who finds it there, who is refused, and what is left behind by one that was killed.
#include "shared/protocol/runningserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTcpServer>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

FinishedRun runOn(const QString &folder, quint16 port = 0) {
    return runServer({u"--plaintext"_s, u"--listen"_s, u"127.0.0.1"_s, u"--port"_s, QString::number(port),
                      u"--data"_s, folder});
}

// Its fingerprint: as tst_startup.cpp sees it from outside.
RunningServer described(ServerProcess &server) {
    RunningServer expected{server.process().processId(), u"127.0.0.1"_s, server.port(), {u"127.0.0.1"_s}};
    if (const auto found = findRunningServer(server.dataFolder()))
        expected.fingerprint = found->fingerprint;
    return expected;
}

// For the administrator every folder of a disk is writable, but not this one.
QString unwritableFolder() {
    const QString folder = TestCase::freshFolder();
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner);
    return QFileInfo(folder).isWritable() ? u"/proc"_s : folder;
}

} // namespace

class TestServerFolder : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aListeningServerIsFoundByItsFolder();
    void aSecondServerIsRefusedAndToldWhichOneRuns();
    void theRefusedOneHarmsNothing();
    void aKilledServerIsNotFoundAndTheNextOneStarts();
    void aNormalEndWithdrawsIt();
    void aPortInUseHasItsOwnExitStatus();
    void whoCouldNotListenIsNotFound();
    void aFolderThatCannotBeWrittenIsExplained();
    void itEndsWithTheLessonWhenTold_data();
    void itEndsWithTheLessonWhenTold();
    void itOutlivesTheLessonOtherwise();
    void itOutlivesATeacherWhoVanishes();
};

void TestServerFolder::aListeningServerIsFoundByItsFolder() {
    ServerProcess server;
    QVERIFY(server.start());
    QCOMPARE(findRunningServer(server.dataFolder()), std::optional(described(server)));
}

void TestServerFolder::aSecondServerIsRefusedAndToldWhichOneRuns() {
    ServerProcess server;
    QVERIFY(server.start());
    const FinishedRun second = runOn(server.dataFolder());
    QCOMPARE(second.exitCode, serverexit::folderInUse);
    QVERIFY2(second.errors.contains(QString::number(server.process().processId())),
             qPrintable(second.errors));
    QVERIFY(second.errors.contains(server.dataFolder()));
    QCOMPARE(second.output, QString());
}

void TestServerFolder::theRefusedOneHarmsNothing() {
    ServerProcess server;
    QVERIFY(server.start());
    QCOMPARE(runOn(server.dataFolder()).exitCode, serverexit::folderInUse);
    QCOMPARE(findRunningServer(server.dataFolder()), std::optional(described(server)));
    QCOMPARE(runOn(server.dataFolder()).exitCode, serverexit::folderInUse);
    RawClient student(server.port());
    QVERIFY(!student.joinStudent(u"Ana"_s).isEmpty());
}

void TestServerFolder::aKilledServerIsNotFoundAndTheNextOneStarts() {
    ServerProcess server;
    for (int round = 0; round < 3; ++round) {
        QVERIFY(server.start());
        QCOMPARE(findRunningServer(server.dataFolder()), std::optional(described(server)));
        server.kill();
        QVERIFY(QFile::exists(server.dataFolder() + u"/server.json"_s)); // it had no time to clear up
        QCOMPARE(findRunningServer(server.dataFolder()), std::nullopt);
    }
}

void TestServerFolder::aNormalEndWithdrawsIt() {
    ServerProcess server;
    QVERIFY(server.start());
    server.terminate();
    QVERIFY(server.waitForExit(patience));
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(findRunningServer(server.dataFolder()), std::nullopt);
    QCOMPARE(QDir(server.dataFolder()).entryList(QDir::Files | QDir::Hidden),
             (QStringList{u"certificate.key"_s, u"certificate.pem"_s, u"lectern.db"_s, u"teacher.key"_s}));
}

void TestServerFolder::aPortInUseHasItsOwnExitStatus() {
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const FinishedRun run = runOn(freshFolder(), other.serverPort());
    QCOMPARE(run.exitCode, serverexit::portInUse);
    QVERIFY2(run.errors.contains(u"Binding failed: 127.0.0.1 port %1"_s.arg(other.serverPort())),
             qPrintable(run.errors));
}

void TestServerFolder::whoCouldNotListenIsNotFound() {
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QString folder = freshFolder();
    QCOMPARE(runOn(folder, other.serverPort()).exitCode, serverexit::portInUse);
    QCOMPARE(findRunningServer(folder), std::nullopt);
    QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden),
             (QStringList{u"lectern.db"_s, u"teacher.key"_s}));
}

void TestServerFolder::aFolderThatCannotBeWrittenIsExplained() {
    const QString folder = unwritableFolder();
    const FinishedRun run = runOn(folder);
    QCOMPARE(run.exitCode, serverexit::couldNotStart);
    QCOMPARE(run.errors, u"The data folder %1 cannot be written.\n"_s.arg(folder));
}

void TestServerFolder::itEndsWithTheLessonWhenTold_data() {
    QTest::addColumn<QString>("ioThreads");
    QTest::newRow("one event loop") << u"0"_s;
    QTest::newRow("two threads") << u"2"_s;
}

void TestServerFolder::itEndsWithTheLessonWhenTold() {
    QFETCH(QString, ioThreads);
    ServerProcess server({u"--stop-with-lesson"_s, u"--io-threads"_s, ioThreads});
    QVERIFY(server.start());
    RawClient teacher(server.port());
    QVERIFY(!teacher.joinTeacher(server.teacherKey()).isEmpty());
    std::vector<std::unique_ptr<RawClient>> students;
    for (int i = 0; i < 20; ++i) {
        students.push_back(std::make_unique<RawClient>(server.port()));
        QVERIFY(!students.back()->joinStudent(u"Student %1"_s.arg(i)).isEmpty());
    }
    QCOMPARE(teacher.request(protocol::Quit{}).value("type"_L1), u"ok"_s);
    QVERIFY(server.waitForExit(patience));
    QCOMPARE(server.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(teacher.waitFor(u"goodbye"_s).value("reason"_L1), u"class-ended"_s);
    for (const auto &student : students) {
        QCOMPARE(student->waitFor(u"goodbye"_s).value("reason"_L1), u"class-ended"_s);
        QVERIFY(student->waitForClosed());
    }
    QCOMPARE(findRunningServer(server.dataFolder()), std::nullopt);
}

void TestServerFolder::itOutlivesTheLessonOtherwise() {
    ServerProcess server;
    QVERIFY(server.start());
    RawClient teacher(server.port());
    QVERIFY(!teacher.joinTeacher(server.teacherKey()).isEmpty());
    QCOMPARE(teacher.request(protocol::Quit{}).value("type"_L1), u"ok"_s);
    QVERIFY(teacher.waitForClosed());
    RawClient next(server.port());
    QVERIFY(!next.joinTeacher(server.teacherKey()).isEmpty());
}

// A teacher's program that crashed finds its class again.
void TestServerFolder::itOutlivesATeacherWhoVanishes() {
    ServerProcess server({u"--stop-with-lesson"_s});
    QVERIFY(server.start());
    auto teacher = std::make_unique<RawClient>(server.port());
    QVERIFY(!teacher->joinTeacher(server.teacherKey()).isEmpty());
    teacher.reset();
    WAIT_FOR(server.output().contains(u"Client 1 disconnected"_s));
    RawClient again(server.port());
    QVERIFY(!again.joinTeacher(server.teacherKey()).isEmpty());
    QCOMPARE(findRunningServer(server.dataFolder()), std::optional(described(server)));
}

LECTERN_TEST(TestServerFolder, QCoreApplication)
#include "tst_serverfolder.moc"
