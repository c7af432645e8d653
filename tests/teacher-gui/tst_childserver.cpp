// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/childserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/teacher-gui/fakeprogram.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLockFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <csignal>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using teacher::ChildServer;

class TestChildServer : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void startsAServerThatTakesPeople();
    void makesTheFolderAndKeepsItPrivate();
    void appendsWhatTheServerPrints();
    void putsAnOverlongLogAside();
    void takesAnotherPortWhenItsOwnIsInUse();
    void findsTheServerThatHoldsTheFolder();
    void startsWhenTheHolderOfTheFolderHasEnded();
    void saysThatTheProgramIsMissing();
    void saysThatTheFolderCannotBeWritten();
    void passesOnTheLastWordsOfOneThatEndsAtOnce();
    void givesUpOneThatNeverGetsReady();
    void stopEndsTheServer();
    void stopKillsADeafServer();
    void stopDuringTheStartLeavesNobody();
    void expectedEndIsHelpedWhenItDoesNotCome();
    void endThatIsNotExpectedAnyMoreDoesNotCome();
    void startWhileEndingStartsAfterwards();
    void tellsOfADeathThatNobodyWished();
    void itsOwnEndIsTheServersEnd();

protected:
    void prepare() override;

private:
    bool isFree() const;
    std::optional<RunningServer> start(ChildServer &child);
    QByteArray log() const;

    teacher::Options m_options;
};

void TestChildServer::prepare() {
    m_options = {};
    m_options.dataFolder = freshFolder();
    m_options.ownServer.program = qEnvironmentVariable("LECTERN_BIN") + u"/lectern-server"_s;
    m_options.ownServer.listen = {u"127.0.0.1"_s};
}

bool TestChildServer::isFree() const {
    return std::holds_alternative<std::unique_ptr<QLockFile>>(lockDataFolder(m_options.dataFolder));
}

std::optional<RunningServer> TestChildServer::start(ChildServer &child) {
    QSignalSpy ready(&child, &ChildServer::ready);
    QSignalSpy failed(&child, &ChildServer::failed);
    child.start(u"Physics 101"_s, 0);
    const auto decided = [&] { return !ready.isEmpty() || !failed.isEmpty(); };
    if (!QTest::qWaitFor(decided, patience) || ready.isEmpty())
        return {};
    return ready.first().first().value<RunningServer>();
}

QByteArray TestChildServer::log() const {
    QFile file(m_options.dataFolder + u"/server.log"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestChildServer::startsAServerThatTakesPeople() {
    ChildServer child(m_options);
    const auto server = start(child);
    QVERIFY(server);
    QVERIFY(child.isAlive());
    RawClient ana(server->port);
    QCOMPARE(ana.joinStudent(u"Ana"_s)[u"type"_s].toString(), u"welcome"_s);
    QCOMPARE(ana.all().first()[u"class"_s].toString(), u"Physics 101"_s);
}

void TestChildServer::makesTheFolderAndKeepsItPrivate() {
    m_options.dataFolder += u"/not/there/yet"_s;
    ChildServer child(m_options);
    QVERIFY(start(child));
    const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther;
    QCOMPARE(QFile::permissions(m_options.dataFolder) & others, QFile::Permissions());
    // The teacher key is printed into it.
    QCOMPARE(QFile::permissions(m_options.dataFolder + u"/server.log"_s) & others, QFile::Permissions());
}

void TestChildServer::appendsWhatTheServerPrints() {
    for (int run = 1; run <= 2; ++run) {
        ChildServer child(m_options);
        QVERIFY(start(child));
        WAIT_COMPARE(log().count("Listening on 127.0.0.1:"), run);
    }
}

void TestChildServer::putsAnOverlongLogAside() {
    QFile file(m_options.dataFolder + u"/server.log"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(6 * 1024 * 1024));
    file.close();
    ChildServer child(m_options);
    QVERIFY(start(child));
    QVERIFY(QFileInfo(file).size() < 100'000);
    QCOMPARE(QFileInfo(file.fileName() + u".old"_s).size(), 6 * 1024 * 1024);
}

void TestChildServer::takesAnotherPortWhenItsOwnIsInUse() {
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ChildServer child(m_options);
    QSignalSpy ready(&child, &ChildServer::ready);
    child.start(u"Physics 101"_s, other.serverPort());
    WAIT_COMPARE(ready.size(), 1);
    const auto server = ready.first().first().value<RunningServer>();
    QVERIFY(server.port != other.serverPort());
    RawClient ana(server.port);
    QCOMPARE(ana.joinStudent(u"Ana"_s)[u"type"_s].toString(), u"welcome"_s);
}

void TestChildServer::findsTheServerThatHoldsTheFolder() {
    ServerProcess other;
    QVERIFY(other.start());
    m_options.dataFolder = other.dataFolder();
    ChildServer child(m_options);
    const auto server = start(child);
    QVERIFY(server);
    QCOMPARE(server->port, other.port());
    QVERIFY(!child.isAlive()); // nothing of ours to be ended
    child.stop();
    RawClient ana(other.port());
    QCOMPARE(ana.joinStudent(u"Ana"_s)[u"type"_s].toString(), u"welcome"_s);
}

void TestChildServer::startsWhenTheHolderOfTheFolderHasEnded() {
    auto lock = lockDataFolder(m_options.dataFolder);
    QVERIFY(!isFree());
    ChildServer child(m_options);
    QSignalSpy ready(&child, &ChildServer::ready);
    child.start(u"Physics 101"_s, 0);
    WAIT_FOR(log().contains("data folder")); // it was told that somebody has it
    QVERIFY(ready.isEmpty());
    lock = StartProblem{};
    WAIT_COMPARE(ready.size(), 1);
    QVERIFY(child.isAlive());
}

void TestChildServer::saysThatTheProgramIsMissing() {
    m_options.ownServer.program = freshFolder() + u"/lectern-server"_s;
    ChildServer child(m_options);
    QSignalSpy failed(&child, &ChildServer::failed);
    child.start(u"Physics 101"_s, 0);
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().toString().contains(u"lectern-server"_s));
}

void TestChildServer::saysThatTheFolderCannotBeWritten() {
    const QString inAFile = freshFolder() + u"/a file"_s; // not even root can make a folder in it
    QVERIFY(QFile(inAFile).open(QIODevice::WriteOnly));
    const QString onAFullDisk = freshFolder();
    QVERIFY(QFile::link(u"/dev/full"_s, onAFullDisk + u"/server.log"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Cannot call seek on a sequential device"_s));
    for (const QString &folder : {inAFile + u"/data"_s, onAFullDisk}) {
        m_options.dataFolder = folder;
        ChildServer child(m_options);
        QSignalSpy failed(&child, &ChildServer::failed);
        child.start(u"Physics 101"_s, 0);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().toString().contains(folder + u" cannot be written"_s));
    }
}

void TestChildServer::passesOnTheLastWordsOfOneThatEndsAtOnce() {
    m_options.ownServer.program = fakeProgram("echo so far so good; echo The moon is too full. >&2; exit 1");
    ChildServer child(m_options);
    QSignalSpy failed(&child, &ChildServer::failed);
    child.start(u"Physics 101"_s, 0);
    WAIT_COMPARE(failed.size(), 1);
    const QString why = failed.first().first().toString();
    QVERIFY2(why.contains(u"The moon is too full."_s), qPrintable(why));
    QVERIFY(why.contains(m_options.dataFolder + u"/server.log"_s));
}

void TestChildServer::givesUpOneThatNeverGetsReady() {
    m_options.ownServer.program = fakeProgram("exec sleep 600");
    m_options.ownServer.startPatience = 200ms;
    ChildServer child(m_options);
    QSignalSpy failed(&child, &ChildServer::failed);
    child.start(u"Physics 101"_s, 0);
    WAIT_COMPARE(failed.size(), 1);
    QVERIFY(!child.isAlive());
}

void TestChildServer::stopEndsTheServer() {
    ChildServer child(m_options);
    QVERIFY(start(child));
    QVERIFY(!isFree());
    QSignalSpy ended(&child, &ChildServer::ended);
    child.stop();
    WAIT_COMPARE(ended.size(), 1);
    QVERIFY(!child.isAlive());
    QVERIFY(isFree());
}

void TestChildServer::stopKillsADeafServer() {
    m_options.ownServer.program = fakeProgram("trap '' TERM; echo deaf; exec sleep 600");
    m_options.ownServer.endPatience = 200ms;
    ChildServer child(m_options);
    QSignalSpy ended(&child, &ChildServer::ended);
    child.start(u"Physics 101"_s, 0);
    WAIT_FOR(log().contains("deaf"));
    child.stop();
    WAIT_COMPARE(ended.size(), 1);
    QVERIFY(!child.isAlive());
}

void TestChildServer::stopDuringTheStartLeavesNobody() {
    ChildServer child(m_options);
    QSignalSpy ready(&child, &ChildServer::ready);
    QSignalSpy ended(&child, &ChildServer::ended);
    child.start(u"Physics 101"_s, 0);
    child.stop();
    WAIT_COMPARE(ended.size(), 1);
    QVERIFY(ready.isEmpty());
    QVERIFY(isFree());
}

void TestChildServer::expectedEndIsHelpedWhenItDoesNotCome() {
    m_options.ownServer.endPatience = 200ms;
    ChildServer child(m_options);
    QVERIFY(start(child));
    QSignalSpy ended(&child, &ChildServer::ended);
    QSignalSpy died(&child, &ChildServer::died);
    child.expectEnd(); // no lesson has ended: the server does not know of it
    WAIT_COMPARE(ended.size(), 1);
    QVERIFY(died.isEmpty());
    QVERIFY(isFree());
}

void TestChildServer::endThatIsNotExpectedAnyMoreDoesNotCome() {
    ChildServer child(m_options);
    const auto server = start(child);
    QVERIFY(server);
    QSignalSpy ended(&child, &ChildServer::ended);
    QSignalSpy died(&child, &ChildServer::died);
    child.expectEnd();
    child.expectNoEnd();
    ::kill(static_cast<pid_t>(server->processId), SIGKILL);
    WAIT_COMPARE(died.size(), 1); // it is an accident again
    QVERIFY(ended.isEmpty());
}

void TestChildServer::startWhileEndingStartsAfterwards() {
    ChildServer child(m_options);
    const auto first = start(child);
    QVERIFY(first);
    child.stop();
    const auto second = start(child);
    QVERIFY(second);
    QVERIFY(second->processId != first->processId);
}

void TestChildServer::tellsOfADeathThatNobodyWished() {
    ChildServer child(m_options);
    const auto server = start(child);
    QVERIFY(server);
    QSignalSpy ended(&child, &ChildServer::ended);
    QSignalSpy died(&child, &ChildServer::died);
    ::kill(static_cast<pid_t>(server->processId), SIGKILL);
    WAIT_COMPARE(died.size(), 1);
    QVERIFY(ended.isEmpty());
    QVERIFY(start(child));
}

void TestChildServer::itsOwnEndIsTheServersEnd() {
    {
        ChildServer child(m_options);
        QVERIFY(start(child));
    }
    QVERIFY(isFree());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestChildServer, QCoreApplication)
#include "tst_childserver.moc"
