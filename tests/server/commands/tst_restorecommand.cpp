// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/classfile.h"
#include "tests/server/commands/commandcase.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLockFile>
#include <QRegularExpression>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QString contentsOf(const QString &file) {
    const auto content = commands::examine(file, Database::Access::Read);
    if (const auto *problem = std::get_if<StorageProblem>(&content))
        return problem->text;
    return std::get<QString>(content);
}

// A class's file with its log, as a server that was killed leaves them.
void leaveAsKilled(const QString &dataFolder) {
    const QString other = TestCase::freshFolder();
    PastClass past(other);
    past.lesson(1);
    past.save();
    for (const QString &name : {u"lectern.db"_s, u"lectern.db-wal"_s})
        QVERIFY(QFile::copy(other + u'/' + name, dataFolder + u'/' + name));
}

const QString ofTheBackup = u"2 lessons, 2 questions and 4 answers"_s;

} // namespace

class TestRestoreCommand : public lectern::test::TestCase {
    Q_OBJECT

    QString m_data;
    QString m_input;

    void prepare() override {
        m_data = freshFolder();
        m_input = freshFolder() + u"/backup.db"_s;
        const QString source = freshFolder();
        PastClass past(source);
        fill(past);
        past.save();
        QCOMPARE(test::run({u"backup"_s, u"--data"_s, source, u"--output"_s, m_input}).status, 0);
    }

    commands::Finish restore() const {
        return test::run({u"restore"_s, u"--data"_s, m_data, u"--input"_s, m_input});
    }
    QStringList kept() const {
        return filesIn(m_data).filter(
            QRegularExpression(u"^lectern\\.db\\.replaced-\\d{8}-\\d{6}(-\\d+)?$"_s));
    }

private Q_SLOTS:
    void makesAMissingFolderForItsOwnerAlone() {
        m_data += u"/new/folder"_s;
        const auto finish = restore();
        QVERIFY2(finish.status == 0, qPrintable(finish.text));
        QVERIFY2(finish.text.contains(ofTheBackup), qPrintable(finish.text));
        QCOMPARE(contentsOf(databaseFile(m_data)), ofTheBackup);
        QCOMPARE(QFileInfo(m_data).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
        QCOMPARE(QFileInfo(databaseFile(m_data)).permissions() & QFile::Permissions(0x0077),
                 QFile::Permissions());
        QVERIFY(kept().isEmpty());
    }

    void leavesTheBackupAsItIsAndNothingElse() {
        const QByteArray before = contentOf(m_input);
        QVERIFY(QFile::setPermissions(m_input, QFile::ReadOwner));
        QCOMPARE(restore().status, 0);
        QCOMPARE(contentOf(m_input), before);
        QCOMPARE(filesIn(QFileInfo(m_input).path()), QStringList{u"backup.db"_s});
        QCOMPARE(filesIn(m_data), QStringList{u"lectern.db"_s});
    }

    void keepsWhatWasThere() {
        {
            PastClass past(m_data);
            past.lesson(1);
        }
        const auto finish = restore();
        QVERIFY2(finish.status == 0, qPrintable(finish.text));
        QCOMPARE(kept().size(), 1);
        QVERIFY(finish.text.contains(kept().first()));
        QCOMPARE(contentsOf(databaseFile(m_data)), ofTheBackup);
        QCOMPARE(contentsOf(m_data + u'/' + kept().first()), u"1 lesson, 0 questions and 0 answers"_s);
        QCOMPARE(restore().status, 0); // in the same second too
        QCOMPARE(kept().size(), 2);
    }

    void whatStoodInTheLogOfTheOldOneIsKeptWithItAndNotTakenForTheNewOnes() {
        leaveAsKilled(m_data);
        QVERIFY(QFileInfo(databaseFile(m_data) + u"-wal"_s).size() > 0);
        QCOMPARE(restore().status, 0);
        QCOMPARE(contentsOf(m_data + u'/' + kept().first()), u"1 lesson, 0 questions and 0 answers"_s);
        QCOMPARE(contentsOf(databaseFile(m_data)), ofTheBackup);
    }

    void aDamagedOldOneIsKeptAsItIsWithItsLog() {
        leaveAsKilled(m_data);
        const QByteArray log = contentOf(databaseFile(m_data) + u"-wal"_s);
        write(databaseFile(m_data), "no database");
        QCOMPARE(restore().status, 0);
        QCOMPARE(kept().size(), 1);
        const QString old = kept().first();
        QCOMPARE(contentOf(m_data + u'/' + old), "no database");
        QCOMPARE(contentOf(m_data + u'/' + old + u"-wal"_s), log);
        // In the new one's place it would be taken for the new one's.
        QCOMPARE(filesIn(m_data), (QStringList{u"lectern.db"_s, old, old + u"-wal"_s}));
        QCOMPARE(contentsOf(databaseFile(m_data)), ofTheBackup);
    }

    void whatIsNoBackupIsRefusedBeforeAnythingIsMade_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no database") << QByteArray("Dear diary,\n").repeated(100);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("SQLite format 3");
    }

    void whatIsNoBackupIsRefusedBeforeAnythingIsMade() {
        QFETCH(QByteArray, content);
        write(m_input, content);
        refusesAndMakesNothing(u"no backup"_s);
    }

    void anotherProgramsDatabaseIsRefused_data() {
        QTest::addColumn<int>("id");
        QTest::newRow("with a mark") << 7;
        QTest::newRow("without") << 0;
    }

    void anotherProgramsDatabaseIsRefused() {
        QFETCH(int, id);
        change({u"PRAGMA application_id = %1"_s.arg(id), u"PRAGMA user_version = 0"_s});
        refusesAndMakesNothing(u"no backup"_s);
    }

    void aNewerBackupIsRefused() {
        change({u"PRAGMA user_version = 99"_s});
        refusesAndMakesNothing(u"newer version"_s);
    }

    void aFileWithALogBesideItIsNoBackup() {
        write(m_input + u"-wal"_s, "a log");
        refusesAndMakesNothing(u"log beside it"_s);
    }

    void aMissingBackupIsRefused() {
        m_input += u".missing"_s;
        refusesAndMakesNothing(m_input);
    }

    // In a place that nobody reads who only counts.
    void aDamagedBackupIsRefusedAndWhatWasThereStays() {
        const qint64 page = 4096;
        QFile file(m_input);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek((rootPageOf(u"seat"_s) - 1) * page));
        QVERIFY(file.write(QByteArray(page, '\x55')) > 0);
        file.close();
        {
            PastClass past(m_data);
            past.lesson(1);
        }
        const auto finish = restore();
        QCOMPARE(finish.status, serverexit::couldNotStart);
        QVERIFY2(finish.text.contains(m_input), qPrintable(finish.text));
        QCOMPARE(filesIn(m_data), QStringList{u"lectern.db"_s});
        QCOMPARE(contentsOf(databaseFile(m_data)), u"1 lesson, 0 questions and 0 answers"_s);
    }

    void whileAServerHasTheFolderItIsRefusedWithItsProcess() {
        const auto lock = lockDataFolder(m_data);
        const auto finish = restore();
        QCOMPARE(finish.status, serverexit::folderInUse);
        QVERIFY2(finish.text.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(finish.text));
        QVERIFY(!QFile::exists(databaseFile(m_data)));
    }

    void theFileOfTheClassIsNoBackupOfItself() {
        {
            PastClass past(m_data);
            past.lesson(1);
        }
        m_input = databaseFile(m_data);
        QCOMPARE(restore().status, serverexit::badUsage);
        m_input.clear();
        QCOMPARE(restore().status, serverexit::badUsage);
    }

private:
    qint64 rootPageOf(const QString &table) const {
        const auto opened = Database::open(m_input, Database::Access::Read);
        Rows rows(*std::get<0>(opened), u"SELECT rootpage FROM sqlite_schema WHERE name = ?"_s, {table});
        return rows.next() ? rows.number(0) : 0;
    }

    void change(const QStringList &statements) {
        auto opened = Database::open(m_input, Database::Access::ReadAndWrite);
        QVERIFY(!std::get<0>(opened)->execute(u"PRAGMA journal_mode = DELETE"_s));
        for (const QString &statement : statements)
            QVERIFY(!std::get<0>(opened)->execute(statement));
    }

    void refusesAndMakesNothing(const QString &why) {
        m_data += u"/missing"_s;
        const auto finish = restore();
        QCOMPARE(finish.status, serverexit::couldNotStart);
        QVERIFY2(finish.text.contains(why), qPrintable(finish.text));
        QVERIFY(!QFile::exists(m_data));
    }
};

LECTERN_TEST(TestRestoreCommand, QCoreApplication)
#include "tst_restorecommand.moc"
