// SPDX-License-Identifier: GPL-3.0-or-later
// What people and programs do to the file of a class while it runs: nothing that was counted is lost by it.
#include "storedlesson.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QVariant>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class StoredFileTest : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aFileThatWasDeletedComesBackWithEverything_data();
    void aFileThatWasDeletedComesBackWithEverything();
    void aLogThatOutlivedItsFileIsNotPlayedIntoTheCopy();
    void anotherProgramThatReadsAfterAnUncleanEndTakesNothingAway();
    void aFolderThatIsGoneAndComesBack();
    void aFileThatIsDeletedWhileNobodyVotesComesBackToo();
    void aFileThatWasReplacedIsNotOverwritten();
    void aRestartOnAReplacedFileUsesThatOne();
    void whoReadsAReplacedFileTakesNothingFromTheOldOne();
};

void StoredFileTest::aFileThatWasDeletedComesBackWithEverything_data() {
    QTest::addColumn<QStringList>("files");
    QTest::newRow("all") << QStringList{u"lectern.db"_s, u"lectern.db-wal"_s, u"lectern.db-shm"_s};
    QTest::newRow("the file") << QStringList{u"lectern.db"_s};
    QTest::newRow("its log") << QStringList{u"lectern.db-wal"_s};
}

void StoredFileTest::aFileThatWasDeletedComesBackWithEverything() {
    QFETCH(QStringList, files);
    StoredLesson lesson;
    QVERIFY(lesson.start() && lesson.askAnything());
    QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
    for (const QString &file : files)
        QVERIFY(QFile::remove(lesson.path(file)));
    QCOMPARE(lesson.vote(u"no"_s), u"ok"_s);
    lesson.kill();
    QVERIFY(lesson.start());
    QCOMPARE(lesson.ballotAfterReturn(), u"no"_s);
    QCOMPARE(lesson.tally(), u"yes 0, no 1"_s);
}

// Most of the class is in the file, and the log that stays behind is of the deleted one.
void StoredFileTest::aLogThatOutlivedItsFileIsNotPlayedIntoTheCopy() {
    StoredLesson lesson;
    QVERIFY(lesson.start() && lesson.askAnything());
    const QString file = lesson.path(u"lectern.db"_s);
    {
        OtherProgram other(file);
        QVERIFY(other.run(manyBallots()));
        QVERIFY(other.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    }
    QCOMPARE(lesson.teacher->request(protocol::Ask{u"The next one"_s}).value("type"_L1).toString(), u"ok"_s);
    lesson.question.value = 2;
    QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
    QVERIFY(QFile::remove(file));
    QCOMPARE(lesson.vote(u"no"_s), u"ok"_s);
    QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    OtherProgram other(file);
    QCOMPARE(other.valueOf(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    QCOMPARE(other.valueOf(u"SELECT count(*) FROM ballot"_s).toInt(), 5002);
    lesson.kill();
    QVERIFY2(lesson.start(), qPrintable(lesson.server.output()));
    QCOMPARE(lesson.tally(), u"yes 0, no 1"_s);
}

// The check in the background must not make it look as if nobody had the file open.
void StoredFileTest::anotherProgramThatReadsAfterAnUncleanEndTakesNothingAway() {
    StoredLesson lesson;
    QVERIFY(lesson.start() && lesson.askAnything());
    lesson.kill();
    QVERIFY(lesson.start());
    const QString file = lesson.path(u"lectern.db"_s);
    for (int i = 0; i < 20; ++i) { // while the check runs, and after it
        OtherProgram other(file);
        QVERIFY(other.valueOf(u"SELECT count(*) FROM question"_s).toInt() > 0);
    }
    QVERIFY(QFile::exists(file + u"-wal"_s));
    QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
    {
        OtherProgram other(file);
        QCOMPARE(other.valueOf(u"SELECT count(*) FROM ballot"_s).toInt(), 1);
    }
    QVERIFY(QFile::exists(file + u"-wal"_s));
    QVERIFY(!lesson.server.output().contains(u"written again"_s));
    lesson.kill();
    QVERIFY(lesson.start());
    QCOMPARE(lesson.tally(), u"yes 1, no 0"_s);
}

void StoredFileTest::aFolderThatIsGoneAndComesBack() {
    StoredLesson lesson;
    QVERIFY(lesson.start() && lesson.askAnything());
    QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
    const QString folder = lesson.server.dataFolder();
    QVERIFY(QDir().rename(folder, folder + u"-away"_s));
    QCOMPARE(lesson.vote(u"no"_s), u"not-stored"_s);
    QVERIFY(isRefused(lesson.nextStorage(), u"folder"_s));
    QVERIFY(QDir().rename(folder + u"-away"_s, folder));
    QVERIFY(isFine(lesson.nextStorage()));
    QCOMPARE(lesson.tally(), u"yes 1, no 0"_s);
    QVERIFY(lesson.voteUntil(u"ok"_s));
    lesson.kill();
    QVERIFY(lesson.start());
    QCOMPARE(lesson.tally(), u"yes 1, no 0"_s);
}

void StoredFileTest::aFileThatWasReplacedIsNotOverwritten() {
    StoredLesson lesson;
    QVERIFY(lesson.start() && lesson.askAnything());
    QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
    const QString file = lesson.path(u"lectern.db"_s);
    QVERIFY(QFile::rename(file, file + u".mine"_s));
    QVERIFY(writeOver(file, 0, "something else"));
    QCOMPARE(lesson.vote(u"no"_s), u"not-stored"_s);
    QVERIFY(isRefused(lesson.nextStorage(), u"replaced"_s));
    QFile other(file);
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), "something else");
    QVERIFY(other.remove());
    QVERIFY(QFile::rename(file + u".mine"_s, file));
    QVERIFY(isFine(lesson.nextStorage()));
    QCOMPARE(lesson.tally(), u"yes 1, no 0"_s);
}

// Neither a vote nor a kill: an orderly end, or a while.
void StoredFileTest::aFileThatIsDeletedWhileNobodyVotesComesBackToo() {
    StoredLesson lesson;
    QVERIFY(lesson.start() && lesson.askAnything());
    QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
    QVERIFY(QFile::remove(lesson.path(u"lectern.db"_s)));
    lesson.server.terminate();
    QVERIFY(lesson.server.waitForExit(patience));
    QVERIFY(lesson.start());
    QCOMPARE(lesson.tally(), u"yes 1, no 0"_s);

    QVERIFY(QFile::remove(lesson.path(u"lectern.db"_s)));
    WAIT_FOR(QFile::exists(lesson.path(u"lectern.db"_s)));
    WAIT_FOR(!QFile::exists(lesson.path(u"lectern.db.rescued"_s)));
    lesson.kill();
    QVERIFY(lesson.start());
    QCOMPARE(lesson.tally(), u"yes 1, no 0"_s);
}

void StoredFileTest::aRestartOnAReplacedFileUsesThatOne() {
    StoredLesson lesson;
    const QString file = lesson.path(u"lectern.db"_s);
    QVERIFY(lesson.start() && lesson.askAnything());
    {
        OtherProgram other(file);
        QVERIFY(other.run(manyBallots()));
        QVERIFY(other.run(u"VACUUM INTO '"_s + file + u".backup'"_s));
    }
    QCOMPARE(lesson.teacher->request(protocol::Ask{u"After the backup"_s}).value("type"_L1).toString(),
             u"ok"_s);
    QVERIFY(QFile::rename(file, file + u".old"_s));
    QVERIFY(QFile::rename(file + u".backup"_s, file));
    QVERIFY(isRefused(lesson.nextStorage(), u"replaced"_s));
    lesson.server.terminate();
    QVERIFY(lesson.server.waitForExit(patience));
    QVERIFY2(lesson.start(), qPrintable(lesson.server.output()));
    OtherProgram now(file);
    QCOMPARE(now.valueOf(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    QCOMPARE(now.valueOf(u"SELECT count(*) FROM ballot"_s).toInt(), 5000);
    QCOMPARE(now.valueOf(u"SELECT count(*) FROM question"_s).toInt(), 1);
    OtherProgram old(file + u".old"_s);
    QCOMPARE(old.valueOf(u"SELECT count(*) FROM question"_s).toInt(), 2);
}

void StoredFileTest::whoReadsAReplacedFileTakesNothingFromTheOldOne() {
    StoredLesson lesson;
    const QString file = lesson.path(u"lectern.db"_s);
    QVERIFY(lesson.start() && lesson.askAnything());
    QVERIFY(OtherProgram(file).run(u"VACUUM INTO '"_s + file + u".backup'"_s));
    QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
    QVERIFY(QFile::rename(file, file + u".old"_s));
    QVERIFY(QFile::rename(file + u".backup"_s, file));
    QVERIFY(isRefused(lesson.nextStorage(), u"replaced"_s));
    QCOMPARE(OtherProgram(file).valueOf(u"SELECT count(*) FROM ballot"_s).toInt(), 0);
    QVERIFY(QFile::remove(file));
    QVERIFY(QFile::rename(file + u".old"_s, file));
    QVERIFY(isFine(lesson.nextStorage()));
    QCOMPARE(lesson.tally(), u"yes 1, no 0"_s);
    QCOMPARE(lesson.vote(u"no"_s), u"ok"_s);
    lesson.kill();
    QVERIFY(lesson.start());
    QCOMPARE(lesson.tally(), u"yes 0, no 1"_s);
}

LECTERN_TEST(StoredFileTest, QCoreApplication)
#include "tst_storedfile.moc"
