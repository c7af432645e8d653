// SPDX-License-Identifier: GPL-3.0-or-later
// The lock of a data folder, and what is published in it. With real processes: tests/endtoend/tst_serverfolder.cpp.
#include "shared/protocol/runningserver.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLockFile>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;

namespace {

using Lock = std::unique_ptr<QLockFile>;

RunningServer ourselves() {
    return {QCoreApplication::applicationPid(),
            u"127.0.0.1"_s,
            4445,
            {u"127.0.0.1"_s, u"10.0.0.5"_s},
            Fingerprint::ofCertificate("certificate")};
}

Lock lockOf(const QString &folder) {
    auto result = lockDataFolder(folder);
    auto *lock = std::get_if<Lock>(&result);
    return lock ? std::move(*lock) : nullptr;
}

bool writeFile(const QString &path, const QByteArray &content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

class TestRunningServer : public test::TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        m_folder = freshFolder() + u"/Ünïcode data"_s;
        QVERIFY(QDir().mkpath(m_folder));
    }

private Q_SLOTS:
    void aPublishedServerIsFound();
    void aPlaintextServerIsFoundWithoutAFingerprint();
    void nobodyIsFoundWhereNothingIs();
    void lookingLeavesNothingBehind();
    void aWithdrawnServerIsNotFound();
    void whoeverPublishesWithoutTheLockIsNotFound();
    void theLatestAddressCounts();
    void theFolderIsLockedForOneAndNamesIt();
    void aLockThatNobodyHoldsIsTakenOver_data() { addProcesses(); }
    void aLockThatNobodyHoldsIsTakenOver();
    void whatADeadServerPublishedIsNotFound_data() { addProcesses(); }
    void whatADeadServerPublishedIsNotFound();
    void takingTheLockForgetsTheDeadServer();
    void anothersLockDoesNotVouchForTheFile();
    void whatIsNoServerIsNotFound_data();
    void whatIsNoServerIsNotFound();
    void aFolderThatCannotBeWrittenIsNotInUse();
    void publishingSaysWhenTheDiskRefuses();

private:
    static void addProcesses();
    // As a killed server leaves it: a lock file that names the process, and nobody who holds it.
    bool leaveLockOf(qint64 processId);
    QString file(const QString &name) const { return m_folder + u'/' + name; }

    QString m_folder;
};

void TestRunningServer::addProcesses() {
    QTest::addColumn<qint64>("processId");
    QTest::newRow("gone") << qint64(2'000'000'000);
    // In a container every process may have the number of the one before.
    QTest::newRow("its number is ours now") << QCoreApplication::applicationPid();
}

bool TestRunningServer::leaveLockOf(qint64 processId) {
    Lock lock = lockOf(m_folder);
    QFile held(file(u"server.lock"_s));
    if (!lock || !held.open(QIODevice::ReadOnly))
        return false;
    QByteArrayList lines = held.readAll().split('\n');
    lines[0] = QByteArray::number(processId);
    lock.reset();
    return writeFile(held.fileName(), lines.join('\n'));
}

void TestRunningServer::aPublishedServerIsFound() {
    const Lock lock = lockOf(m_folder);
    QVERIFY(lock);
    QVERIFY(!findRunningServer(m_folder)); // it does not listen yet
    QVERIFY(publishRunningServer(m_folder, ourselves()));
    QCOMPARE(findRunningServer(m_folder), std::optional(ourselves()));
    QCOMPARE(findRunningServer(m_folder), std::optional(ourselves())); // looking has not harmed the lock
}

void TestRunningServer::aPlaintextServerIsFoundWithoutAFingerprint() {
    const Lock lock = lockOf(m_folder);
    RunningServer plaintext = ourselves();
    plaintext.fingerprint.reset();
    QVERIFY(publishRunningServer(m_folder, plaintext));
    QCOMPARE(findRunningServer(m_folder), std::optional(plaintext));
}

void TestRunningServer::nobodyIsFoundWhereNothingIs() {
    QVERIFY(!findRunningServer(m_folder));
    QVERIFY(!findRunningServer(m_folder + u"/missing"_s));
    QVERIFY(!QDir(m_folder + u"/missing"_s).exists());
}

void TestRunningServer::lookingLeavesNothingBehind() {
    QVERIFY(writeFile(file(u"server.json"_s), R"({"process":2000000000,"address":"127.0.0.1","port":1})"));
    QVERIFY(!findRunningServer(m_folder));
    QCOMPARE(QDir(m_folder).entryList(QDir::Files | QDir::Hidden), QStringList{u"server.json"_s});
}

void TestRunningServer::aWithdrawnServerIsNotFound() {
    const Lock lock = lockOf(m_folder);
    QVERIFY(publishRunningServer(m_folder, ourselves()));
    withdrawRunningServer(m_folder);
    QVERIFY(!findRunningServer(m_folder));
    withdrawRunningServer(m_folder); // twice is no harm
}

void TestRunningServer::whoeverPublishesWithoutTheLockIsNotFound() {
    QVERIFY(publishRunningServer(m_folder, ourselves()));
    QVERIFY(!findRunningServer(m_folder));
}

void TestRunningServer::theLatestAddressCounts() {
    const Lock lock = lockOf(m_folder);
    QVERIFY(publishRunningServer(m_folder, ourselves()));
    RunningServer moved = ourselves();
    moved.address = u"::1"_s;
    moved.port = 65535;
    QVERIFY(publishRunningServer(m_folder, moved));
    QCOMPARE(findRunningServer(m_folder), std::optional(moved));
}

void TestRunningServer::theFolderIsLockedForOneAndNamesIt() {
    const Lock lock = lockOf(m_folder);
    QVERIFY(lock);
    const auto second = lockDataFolder(m_folder);
    const auto *problem = std::get_if<StartProblem>(&second);
    QVERIFY(problem);
    QCOMPARE(problem->exitStatus, serverexit::folderInUse);
    QVERIFY2(problem->text.contains(QString::number(QCoreApplication::applicationPid())),
             qPrintable(problem->text));
    QVERIFY(problem->text.contains(m_folder));
}

void TestRunningServer::aLockThatNobodyHoldsIsTakenOver() {
    QFETCH(qint64, processId);
    QVERIFY(leaveLockOf(processId));
    const Lock lock = lockOf(m_folder);
    QVERIFY(lock);
    QVERIFY(!lockOf(m_folder)); // and it is held for good
}

void TestRunningServer::whatADeadServerPublishedIsNotFound() {
    QFETCH(qint64, processId);
    QVERIFY(leaveLockOf(processId));
    QVERIFY(publishRunningServer(m_folder, {processId, u"127.0.0.1"_s, 4445}));
    QVERIFY(!findRunningServer(m_folder));
}

void TestRunningServer::takingTheLockForgetsTheDeadServer() {
    QVERIFY(publishRunningServer(m_folder, ourselves()));
    const Lock lock = lockOf(m_folder);
    QVERIFY(!findRunningServer(m_folder));
}

void TestRunningServer::anothersLockDoesNotVouchForTheFile() {
    const Lock lock = lockOf(m_folder);
    RunningServer dead = ourselves();
    dead.processId += 1;
    QVERIFY(publishRunningServer(m_folder, dead));
    QVERIFY(!findRunningServer(m_folder));
}

void TestRunningServer::whatIsNoServerIsNotFound_data() {
    QTest::addColumn<QByteArray>("content");
    const QByteArray process = QByteArray::number(QCoreApplication::applicationPid());
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("junk") << QByteArray(100'000, 'x');
    QTest::newRow("list") << QByteArray("[1]");
    QTest::newRow("half") << QByteArray(R"({"process":)" + process);
    QTest::newRow("no port") << QByteArray(R"({"process":)" + process + R"(,"address":"127.0.0.1"})");
    QTest::newRow("port 0") << QByteArray(R"({"process":)" + process + R"(,"address":"127.0.0.1","port":0})");
    const QByteArray whole = R"({"process":)" + process + R"(,"address":"127.0.0.1","port":4444)";
    QTest::newRow("half a fingerprint") << whole + R"(,"sha256":"0123"})";
    QTest::newRow("a fingerprint of another kind") << whole + R"(,"sha256":null})";
    QTest::newRow("no address") << QByteArray(R"({"process":)" + process + R"(,"port":4444})");
}

void TestRunningServer::whatIsNoServerIsNotFound() {
    QFETCH(QByteArray, content);
    const Lock lock = lockOf(m_folder);
    QVERIFY(writeFile(file(u"server.json"_s), content));
    QVERIFY(!findRunningServer(m_folder));
}

void TestRunningServer::aFolderThatCannotBeWrittenIsNotInUse() {
    const auto result = lockDataFolder(m_folder + u"/missing"_s);
    const auto *problem = std::get_if<StartProblem>(&result);
    QVERIFY(problem);
    QCOMPARE(problem->exitStatus, serverexit::couldNotStart);
    QVERIFY(problem->text.contains(u"cannot be written"_s));
}

void TestRunningServer::publishingSaysWhenTheDiskRefuses() {
    QVERIFY(!publishRunningServer(m_folder + u"/missing"_s, ourselves()));
}

LECTERN_TEST(TestRunningServer, QCoreApplication)
#include "tst_runningserver.moc"
