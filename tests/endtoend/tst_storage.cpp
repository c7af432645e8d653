// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong with the disk, against the real daemon: nothing is counted that is not stored, nobody is left without
// an answer, and when the trouble is over it goes on by itself.
#include "storedlesson.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QVariant>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class StorageTest : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aFileThatAnotherProgramHoldsLocked();
    void tooLittleFreeSpaceIsSaidBeforeItIsTooLate();
    void aServerThatStartsWhileTheFileIsLockedShowsTheClass();
    void aDamagedFileIsFoundAfterAnUncleanEnd();
    void aFileThatIsNoDatabaseStopsTheStart();
    void aFileThatMustNotBeWrittenStopsTheStart();
    void aFolderThatMustNotBeWrittenStopsTheStart();
    void aFolderThatBecomesReadOnlyInTheLessonStopsNobody();
    void rightsThatAreGivenBackAreUsedAgain();
};

void StorageTest::aFileThatAnotherProgramHoldsLocked() {
    StoredLesson lesson;
    QVERIFY(lesson.start() && lesson.askAnything());
    QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);

    OtherProgram other(lesson.path(u"lectern.db"_s));
    QVERIFY(other.run(u"BEGIN IMMEDIATE"_s));
    const QJsonObject answer = lesson.ana->request(protocol::Vote{lesson.question, u"no"_s});
    QCOMPARE(answer.value("code"_L1).toString(), u"not-stored"_s);
    QVERIFY(answer.value("wait"_L1).toDouble() > 0);
    QVERIFY2(answer.value("text"_L1).toString().contains(u"locked"_s),
             qPrintable(answer.value("text"_L1).toString()));
    QVERIFY(isRefused(lesson.nextStorage(), u"locked"_s));
    QCOMPARE(lesson.vote(u"no"_s), u"not-stored"_s); // at once: nobody waits for the lock again
    QCOMPARE(lesson.teacher->request(protocol::Ask{u"Another?"_s}).value("code"_L1).toString(),
             u"not-stored"_s);

    // Told anew what counts: the vote before.
    QCOMPARE(lesson.ana->waitFor(u"ballot"_s).value("choice"_L1).toString(), u"yes"_s);
    QCOMPARE(lesson.ballotAfterReturn(), u"yes"_s); // who has a seat comes back to it

    QVERIFY(other.run(u"ROLLBACK"_s));
    QVERIFY(isFine(lesson.nextStorage()));
    QCOMPARE(lesson.vote(u"no"_s), u"ok"_s);
    QCOMPARE(lesson.tally(), u"yes 0, no 1"_s);
    QCOMPARE(other.valueOf(u"SELECT count(*) FROM ballot"_s).toInt(), 2);
}

void StorageTest::tooLittleFreeSpaceIsSaidBeforeItIsTooLate() {
    ServerProcess server({u"--min-free"_s, u"900000000"_s});
    QVERIFY(server.start());
    RawClient ana(server.port());
    QVERIFY(ana.waitForConnected());
    ana.joinStudent(u"Ana"_s);
    const QJsonObject error = ana.all().constLast();
    QCOMPARE(error.value("code"_L1).toString(), u"not-stored"_s);
    QVERIFY2(error.value("text"_L1).toString().contains(u"900000000 MB"_s),
             qPrintable(error.value("text"_L1).toString()));
    WAIT_FOR(server.output().contains(u"nothing can be stored"_s));
}

void StorageTest::aServerThatStartsWhileTheFileIsLockedShowsTheClass() {
    StoredLesson lesson;
    QVERIFY(lesson.start() && lesson.askAnything());
    QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
    lesson.kill();
    OtherProgram other(lesson.path(u"lectern.db"_s));
    QVERIFY(other.run(u"BEGIN IMMEDIATE"_s));
    QVERIFY(lesson.start());
    QVERIFY(isRefused(lesson.nextStorage(), u"locked"_s));
    QCOMPARE(lesson.ballotAfterReturn(), u"yes"_s);
    QCOMPARE(lesson.vote(u"no"_s), u"not-stored"_s);
    QVERIFY(other.run(u"ROLLBACK"_s));
    QVERIFY(isFine(lesson.nextStorage()));
    QCOMPARE(lesson.vote(u"no"_s), u"ok"_s);
}

// A page of votes of long ago: the lesson of today does not need it, and would never notice.
void StorageTest::aDamagedFileIsFoundAfterAnUncleanEnd() {
    StoredLesson lesson;
    QVERIFY(lesson.start() && lesson.askAnything());
    QCOMPARE(lesson.teacher->request(protocol::Ask{u"The next one"_s}).value("type"_L1).toString(), u"ok"_s);
    lesson.server.terminate();
    QVERIFY(lesson.server.waitForExit(patience));
    {
        OtherProgram other(lesson.path(u"lectern.db"_s));
        QVERIFY(other.run(manyBallots()));
    }
    QFile file(lesson.path(u"lectern.db"_s));
    const qint64 middle = file.size() / 4096 / 2 * 4096;
    QVERIFY(writeOver(file.fileName(), middle, QByteArray(2048, 'x')));

    QVERIFY2(lesson.start(), qPrintable(lesson.server.output()));
    lesson.kill(); // the log stays: an unclean end
    QVERIFY2(lesson.start(), qPrintable(lesson.server.output()));
    QVERIFY(isRefused(lesson.nextStorage(), u"damaged"_s));
    QCOMPARE(lesson.teacher->request(protocol::Ask{u"Another?"_s}).value("code"_L1).toString(),
             u"not-stored"_s);
}

void StorageTest::aFileThatIsNoDatabaseStopsTheStart() {
    const QString folder = freshFolder();
    QVERIFY(writeOver(folder + u"/lectern.db"_s, 0, "Dear diary"));
    const FinishedRun run = runServer({u"--plaintext"_s, u"--port"_s, u"0"_s, u"--data"_s, folder});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains(u"lectern.db is damaged"_s), qPrintable(run.errors));
}

namespace {

// As somebody whom the rights of files bind, which root's are not.
FinishedRun runBound(const QString &folder) {
    QProcess process;
    process.start(u"setpriv"_s, {u"--bounding-set"_s, u"-dac_override,-dac_read_search"_s,
                                 qEnvironmentVariable("LECTERN_BIN") + u"/lectern-server"_s, u"--plaintext"_s,
                                 u"--port"_s, u"0"_s, u"--data"_s, folder});
    if (!process.waitForFinished(patience))
        process.kill();
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

void StorageTest::aFileThatMustNotBeWrittenStopsTheStart() {
    StoredLesson lesson;
    QVERIFY(lesson.start());
    lesson.server.terminate();
    QVERIFY(lesson.server.waitForExit(patience));
    QVERIFY(QFile::setPermissions(lesson.path(u"lectern.db"_s), QFile::ReadOwner));
    const FinishedRun run = runBound(lesson.server.dataFolder());
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains(u"must not be written"_s), qPrintable(run.errors));
}

void StorageTest::aFolderThatMustNotBeWrittenStopsTheStart() {
    const QString folder = freshFolder();
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    const FinishedRun run = runBound(folder);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains(folder), qPrintable(run.errors));
}

// The files are open already.
void StorageTest::aFolderThatBecomesReadOnlyInTheLessonStopsNobody() {
    StoredLesson lesson;
    QVERIFY(lesson.start() && lesson.askAnything());
    QVERIFY(QFile::setPermissions(lesson.server.dataFolder(), QFile::ReadOwner | QFile::ExeOwner));
    QVERIFY(QFile::setPermissions(lesson.path(u"lectern.db"_s), QFile::ReadOwner));
    QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
    QVERIFY(QFile::setPermissions(lesson.server.dataFolder(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(QFile::setPermissions(lesson.path(u"lectern.db"_s), QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(lesson.tally(), u"yes 1, no 0"_s);
}

// SQLite opens what it may not write for reading, and keeps it so.
void StorageTest::rightsThatAreGivenBackAreUsedAgain() {
    const QString programs = freshFolder();
    const QString real = qEnvironmentVariable("LECTERN_BIN");
    QVERIFY(writeOver(programs + u"/lectern-server"_s, 0,
                      "#!/bin/sh\nexec setpriv --bounding-set -dac_override,-dac_read_search " +
                          real.toUtf8() + "/lectern-server \"$@\"\n"));
    QVERIFY(QFile::setPermissions(programs + u"/lectern-server"_s, QFile::ReadOwner | QFile::ExeOwner));
    qputenv("LECTERN_BIN", programs.toUtf8());
    const auto giveBack = qScopeGuard([&] { qputenv("LECTERN_BIN", real.toUtf8()); });

    StoredLesson lesson;
    QVERIFY(lesson.start() && lesson.askAnything());
    const QString file = lesson.path(u"lectern.db"_s);
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
    QVERIFY(QFile::remove(file + u"-wal"_s));
    QVERIFY(lesson.voteUntil(u"not-stored"_s));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY2(lesson.voteUntil(u"ok"_s), qPrintable(lesson.server.output()));
}

LECTERN_TEST(StorageTest, QCoreApplication)
#include "tst_storage.moc"
