// SPDX-License-Identifier: GPL-3.0-or-later
// A file gets today's schema step by step; one that is not ours, or newer than we are, stays as it is to the byte.
#include "server/store/schema.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QFile>
#include <QSqlError>
#include <QVariant>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;
using Kind = StorageProblem::Kind;

namespace {

std::unique_ptr<Database> opened(const QString &file) {
    auto result = Database::open(file, Database::Access::ReadAndWrite);
    if (const auto *problem = std::get_if<StorageProblem>(&result)) {
        QTest::qFail(qPrintable(problem->text), __FILE__, __LINE__);
        return nullptr;
    }
    return std::get<0>(std::move(result));
}

StorageProblem problemOfOpening(const QString &file,
                                Database::Access access = Database::Access::ReadAndWrite) {
    const auto result = Database::open(file, access);
    if (const auto *problem = std::get_if<StorageProblem>(&result))
        return *problem;
    QTest::qFail("it could be opened", __FILE__, __LINE__);
    return {};
}

QVariant valueOf(const Database &database, const QString &query) {
    QSqlQuery result(database.sql());
    return result.exec(query) && result.next() ? result.value(0) : QVariant();
}

QByteArray contentOf(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class SchemaTest : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void prepare() override { m_file = freshFolder() + u"/lectern.db"_s; }

    void aNewFileHasTheSettingsThatMakeAVoteDurable() {
        const auto database = opened(m_file);
        QCOMPARE(valueOf(*database, u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(valueOf(*database, u"PRAGMA synchronous"_s).toInt(), 2);
        QCOMPARE(valueOf(*database, u"PRAGMA secure_delete"_s).toInt(), 1);
        QCOMPARE(valueOf(*database, u"PRAGMA foreign_keys"_s).toInt(), 1);
        QCOMPARE(valueOf(*database, u"PRAGMA application_id"_s).toInt(), applicationId);
        QCOMPARE(valueOf(*database, u"PRAGMA user_version"_s).toInt(), newestSchema());
    }

    void theyHoldAtEveryOpening() {
        opened(m_file).reset();
        const auto database = opened(m_file);
        QCOMPARE(valueOf(*database, u"PRAGMA synchronous"_s).toInt(), 2);
        QCOMPARE(valueOf(*database, u"PRAGMA secure_delete"_s).toInt(), 1);
        QCOMPARE(valueOf(*database, u"PRAGMA foreign_keys"_s).toInt(), 1);
    }

    void onlyItsOwnerReadsIt() {
        opened(m_file).reset();
        QCOMPARE(QFile::permissions(m_file) &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
    }

    void everyTableIsStrict() {
        const auto database = opened(m_file);
        QCOMPARE(valueOf(*database, u"SELECT count(*) FROM sqlite_schema WHERE type = 'table'"_s).toInt(), 9);
        QCOMPARE(valueOf(*database, u"SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                                    " AND type = 'table' AND name NOT LIKE 'sqlite%' AND strict = 0"_s)
                     .toInt(),
                 0);
    }

    // A vote would wait while a whole room is read.
    void theFirstMessageOfATimeIsLookedUpAndPagesGoByNumber() {
        const auto database = opened(m_file);
        const auto planOf = [&](const QString &condition) {
            QSqlQuery query(database->sql());
            query.exec(u"EXPLAIN QUERY PLAN SELECT id FROM message WHERE room = 1 AND "_s + condition);
            return query.next() ? query.value(3).toString() : QString();
        };
        const QString since = planOf(u"said_at >= 7 ORDER BY said_at, id LIMIT 1"_s);
        QVERIFY2(since.endsWith(u"message_by_time (room=? AND said_at>?)"_s), qPrintable(since));
        const QString page = planOf(u"id < 7 ORDER BY id DESC LIMIT 51"_s);
        QVERIFY2(page.contains(u"message_of_room (room=? AND "_s), qPrintable(page));
    }

    void migrationsRunOnceAndInOrder() {
        const QStringList first{u"CREATE TABLE a (x);"_s};
        const QStringList both =
            first + QStringList{u"INSERT INTO a VALUES (2);\nINSERT INTO a VALUES (3);"_s};
        const auto database = opened(m_file);
        QVERIFY(!database->execute(u"PRAGMA user_version = 0"_s));
        QVERIFY(!migrate(*database, first));
        QVERIFY(!migrate(*database, both));
        QVERIFY(!migrate(*database, both));
        QCOMPARE(valueOf(*database, u"SELECT group_concat(x) FROM a"_s).toString(), u"2,3"_s);
        QCOMPARE(valueOf(*database, u"PRAGMA user_version"_s).toInt(), 2);
    }

    void aMigrationThatFailsLeavesNothingBehind() {
        const auto database = opened(m_file);
        QVERIFY(!database->execute(u"PRAGMA user_version = 0"_s));
        const auto problem = migrate(*database, {u"CREATE TABLE a (x);\nINSERT INTO nowhere VALUES (1);"_s});
        QVERIFY(problem);
        QVERIFY2(problem->text.contains(u"nowhere"_s), qPrintable(problem->text));
        QCOMPARE(valueOf(*database, u"SELECT count(*) FROM sqlite_schema WHERE name = 'a'"_s).toInt(), 0);
        QCOMPARE(valueOf(*database, u"PRAGMA user_version"_s).toInt(), 0);
    }

    void aStatementEndsWithItsSemicolonAtTheEndOfALine() {
        QCOMPARE(statementsOf(u"-- why; not\nCREATE TABLE a (x, -- one;\n y);\n\nDROP TABLE b;  -- gone\n"_s),
                 QStringList({u"CREATE TABLE a (x, -- one;\n y);"_s, u"DROP TABLE b;  -- gone"_s}));
    }

    void aNewerFileIsRefusedAndStaysAsItIs() {
        auto database = opened(m_file);
        QVERIFY(!database->execute(u"PRAGMA user_version = 99"_s));
        database.reset();
        const QByteArray before = contentOf(m_file);
        const StorageProblem problem = problemOfOpening(m_file);
        QVERIFY(problem.kind == Kind::Newer);
        QVERIFY2(problem.text.contains(u"newer"_s) && problem.text.contains(m_file),
                 qPrintable(problem.text));
        QVERIFY(problemOfOpening(m_file, Database::Access::Read).kind == Kind::Newer);
        QCOMPARE(contentOf(m_file), before);
        QVERIFY(!QFile::exists(m_file + u"-wal"_s));
    }

    // Its server was killed before the new version stood in the file's header.
    void aNewerVersionThatIsOnlyInTheLogIsRefusedToo() {
        const QString copy = m_file + u".copy"_s;
        {
            const auto database = opened(m_file);
            QVERIFY(!database->execute(u"PRAGMA user_version = 99"_s));
            QVERIFY(QFile::copy(m_file, copy));
            QVERIFY(QFile::copy(m_file + u"-wal"_s, copy + u"-wal"_s));
        }
        QVERIFY(problemOfOpening(copy).kind == Kind::Newer);
    }

    void anotherProgramsDatabaseIsRefusedAndStaysAsItIs() {
        auto database = opened(m_file);
        QVERIFY(!database->execute(u"PRAGMA application_id = 7"_s));
        database.reset();
        const QByteArray before = contentOf(m_file);
        QVERIFY(problemOfOpening(m_file).kind == Kind::Foreign);
        QCOMPARE(contentOf(m_file), before);
    }

    void aDatabaseThatSaysNotWhoseItIsIsNotOursUnlessItIsEmpty() {
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(m_file);
            QVERIFY(other.open() && QSqlQuery(other).exec(u"CREATE TABLE recipes (title)"_s));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        const QByteArray before = contentOf(m_file);
        QVERIFY(problemOfOpening(m_file).kind == Kind::Foreign);
        QCOMPARE(contentOf(m_file), before);
    }

    void whatIsNoDatabaseIsRefusedAndStaysAsItIs_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("Dear diary, today was no SQLite day.\n");
        QTest::newRow("zeros") << QByteArray(4096, '\0');
        QTest::newRow("cut off") << QByteArray("SQLite format 3");
    }

    void whatIsNoDatabaseIsRefusedAndStaysAsItIs() {
        QFETCH(QByteArray, content);
        writeFile(m_file, content);
        const StorageProblem problem = problemOfOpening(m_file);
        QVERIFY(problem.kind == Kind::Damaged);
        QVERIFY2(problem.text.contains(u"backup"_s), qPrintable(problem.text));
        QCOMPARE(contentOf(m_file), content);
    }

    void anEmptyFileIsABeginning() {
        writeFile(m_file, {});
        QVERIFY(opened(m_file));
    }

    void whoOnlyReadsMakesNothing() {
        const StorageProblem problem = problemOfOpening(m_file, Database::Access::Read);
        QVERIFY2(problem.text.contains(m_file), qPrintable(problem.text));
        QVERIFY(!QFile::exists(m_file));
    }

    void whoOnlyReadsCannotWrite() {
        opened(m_file).reset();
        const auto result = Database::open(m_file, Database::Access::Read);
        QVERIFY(std::get<0>(result)->execute(u"INSERT INTO lesson (opened_at) VALUES (1)"_s));
    }

private:
    QString m_file;
};

LECTERN_TEST(SchemaTest, QCoreApplication)
#include "tst_schema.moc"
