// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/exporter.h"
#include "tests/server/commands/commandcase.h"
#include "tests/support/serverprocess.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// Lets something happen before its second line, that is when the file of the class was looked into.
class Interrupted : public QFile {
public:
    Interrupted(const QString &path, std::function<void()> interruption)
        : QFile(path), m_interruption(std::move(interruption)) {}

protected:
    qint64 writeData(const char *data, qint64 size) override {
        if (++m_writes == 2)
            m_interruption();
        return QFile::writeData(data, size);
    }

private:
    std::function<void()> m_interruption;
    int m_writes = 0;
};

} // namespace

class TestExportCommand : public lectern::test::TestCase {
    Q_OBJECT

    QString m_data;
    QString m_output;

    void prepare() override {
        m_data = freshFolder();
        m_output = freshFolder() + u"/past"_s;
    }

    QStringList words(const QString &format, const QStringList &more = {}) const {
        return QStringList{u"export"_s, u"--data"_s, m_data, u"--format"_s, format, u"--output"_s, m_output} +
               more;
    }
    QJsonArray lessons() const {
        return QJsonDocument::fromJson(contentOf(m_output)).object().value("lessons"_L1).toArray();
    }
    bool nothingIsLeft() const { return filesIn(QFileInfo(m_output).path()).isEmpty(); }

private Q_SLOTS:
    void writesAllThatWasAskedAndAnsweredNewestLessonFirst() {
        PastClass past(m_data); // open, as a server has it
        fill(past);
        past.save();
        const auto finish = run(words(u"json"_s));
        QVERIFY2(finish.status == 0, qPrintable(finish.text));
        QVERIFY(finish.text.contains(m_output));
        QCOMPARE(lessons().size(), 2);
        QCOMPARE(lessons()[0]["lesson"_L1].toInt(), 2);
        const QJsonArray questions = lessons()[1]["questions"_L1].toArray();
        QCOMPARE(questions.size(), 2);
        QCOMPARE(questions[0]["text"_L1].toString(), u"First?"_s);
        QCOMPARE(questions[0]["answers"_L1].toArray().size(), 3);
        QCOMPARE(questions[0]["counts"_L1].toObject(), (QJsonObject{{u"yes"_s, 0}, {u"no"_s, 2}}));
        QCOMPARE(questions[1]["answers"_L1].toArray().size(), 1);
    }

    void writesCsvWithTheSameAnswers() {
        PastClass past(m_data);
        fill(past);
        past.save();
        QCOMPARE(run(words(u"csv"_s)).status, 0);
        const QByteArray csv = contentOf(m_output);
        QVERIFY(csv.startsWith("\xef\xbb\xbflesson,"));
        QCOMPARE(csv.count("\r\n"), 1 + 1 + 4); // the header, a lesson without questions, the answers
    }

    void oneLessonAlone() {
        PastClass past(m_data);
        fill(past);
        past.save();
        QCOMPARE(run(words(u"json"_s, {u"--lesson"_s, u"1"_s})).status, 0);
        QCOMPARE(lessons().size(), 1);
        QCOMPARE(lessons()[0]["lesson"_L1].toInt(), 1);
    }

    void everyPageIsThere() {
        PastClass past(m_data);
        for (qint64 lesson = 1; lesson <= 120; ++lesson)
            past.lesson(lesson);
        past.seat(1, 1, u"Ana"_s);
        for (qint64 question = 1; question <= 50; ++question)
            past.question(question, 1);
        for (qint64 answer = 1; answer <= 500; ++answer)
            past.ballot(50, answer, 1, u"yes"_s);
        past.save();
        QCOMPARE(run(words(u"json"_s)).status, 0);
        QCOMPARE(lessons().size(), 120);
        const QJsonArray questions = lessons()[119]["questions"_L1].toArray();
        QCOMPARE(questions.size(), 50);
        QCOMPARE(questions[49]["answers"_L1].toArray().size(), 500);
    }

    void isOfOneMomentWhateverIsWrittenMeanwhile() {
        PastClass past(m_data);
        fill(past);
        past.save();
        const auto opened = Database::open(databaseFile(m_data), Database::Access::Read);
        Interrupted output(m_output, [&past] {
            past.question(3, 1, u"Later?"_s);
            past.save();
        });
        QVERIFY(output.open(QIODevice::WriteOnly));
        commands::Progress progress;
        commands::Exporter exporter(*std::get<0>(opened), report::Format::Json, output, progress);
        QVERIFY(!exporter.write(std::nullopt));
        output.close();
        QCOMPARE(lessons()[1]["questions"_L1].toArray().size(), 2);
    }

    void anUnknownLessonIsAnErrorAndMakesNoFile() {
        PastClass past(m_data);
        fill(past);
        past.save();
        const auto finish = run(words(u"csv"_s, {u"--lesson"_s, u"3"_s}));
        QCOMPARE(finish.status, serverexit::couldNotStart);
        QVERIFY2(finish.text.contains(u"no lesson 3"_s), qPrintable(finish.text));
        QVERIFY(nothingIsLeft());
    }

    void badUsageIsExplained_data() {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("mentioned");
        QTest::newRow("format") << QStringList{u"--format"_s, u"pdf"_s} << u"--format"_s;
        QTest::newRow("no format") << QStringList{u"--format"_s, u""_s} << u"--format"_s;
        QTest::newRow("no output") << QStringList{u"--output"_s, u""_s} << u"--output"_s;
        QTest::newRow("no data") << QStringList{u"--data"_s, u""_s} << u"--data"_s;
        QTest::newRow("lesson is a word") << QStringList{u"--lesson"_s, u"first"_s} << u"--lesson"_s;
        QTest::newRow("lesson 0") << QStringList{u"--lesson"_s, u"0"_s} << u"--lesson"_s;
        QTest::newRow("lesson -1") << QStringList{u"--lesson"_s, u"-1"_s} << u"--lesson"_s;
        QTest::newRow("unknown option") << QStringList{u"--colour"_s} << u"colour"_s;
        QTest::newRow("unknown word") << QStringList{u"quickly"_s} << u"quickly"_s;
    }

    void badUsageIsExplained() {
        QFETCH(QStringList, more);
        QFETCH(QString, mentioned);
        const auto finish = run(words(u"csv"_s, more));
        QCOMPARE(finish.status, serverexit::badUsage);
        QVERIFY2(finish.text.contains(mentioned), qPrintable(finish.text));
        QVERIFY(nothingIsLeft());
    }

    void aFolderWithoutAClassStaysAsItIs() {
        QCOMPARE(run(words(u"csv"_s)).status, serverexit::couldNotStart);
        QVERIFY(filesIn(m_data).isEmpty());
        m_data += u"/missing"_s;
        QCOMPARE(run(words(u"csv"_s)).status, serverexit::couldNotStart);
        QVERIFY(!QFile::exists(m_data));
        QVERIFY(nothingIsLeft());
    }

    void aFileThatIsNotOursIsAnErrorAndStaysAsItIs_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no database") << QByteArray("Dear diary,\n").repeated(100);
        QTest::newRow("half of a header") << QByteArray("SQLite format 3");
        QTest::newRow("empty") << QByteArray();
    }

    void aFileThatIsNotOursIsAnErrorAndStaysAsItIs() {
        QFETCH(QByteArray, content);
        write(databaseFile(m_data), content);
        const auto finish = run(words(u"csv"_s));
        QCOMPARE(finish.status, serverexit::couldNotStart);
        QVERIFY(finish.text.contains(u"lectern.db"_s));
        QCOMPARE(contentOf(databaseFile(m_data)), content);
        QVERIFY(nothingIsLeft());
    }

    void aFileOfANewerVersionIsRefused() {
        {
            PastClass past(m_data);
            fill(past);
            past.run(u"PRAGMA user_version = 99"_s);
        }
        const auto finish = run(words(u"csv"_s));
        QCOMPARE(finish.status, serverexit::couldNotStart);
        QVERIFY2(finish.text.contains(u"newer version"_s), qPrintable(finish.text));
        QVERIFY(nothingIsLeft());
    }

    void anOutputThatCannotBeWrittenIsAnError() {
        {
            PastClass past(m_data);
            fill(past);
        }
        m_output += u"/in/no/folder"_s;
        const auto finish = run(words(u"csv"_s));
        QCOMPARE(finish.status, serverexit::couldNotStart);
        QVERIFY2(finish.text.contains(m_output), qPrintable(finish.text));
    }

    // A file would take their place.
    void neitherAFolderNorADeviceIsReplaced() {
        {
            PastClass past(m_data);
            fill(past);
        }
        for (const QString &output : {freshFolder(), u"/dev/null"_s}) {
            m_output = output;
            QCOMPARE(run(words(u"csv"_s)).status, serverexit::couldNotStart);
            QVERIFY(!QFileInfo(output).isFile());
        }
    }

    void theFileOfTheClassIsNoOutput() {
        {
            PastClass past(m_data);
            fill(past);
        }
        const QByteArray before = contentOf(databaseFile(m_data));
        const QString other = freshFolder() + u"/link"_s;
        QVERIFY(QFile::link(databaseFile(m_data), other));
        for (const QString &output :
             {databaseFile(m_data), m_data + u"/../"_s + QDir(m_data).dirName() + u"/lectern.db-wal"_s,
              other}) {
            m_output = output;
            QCOMPARE(run(words(u"csv"_s)).status, serverexit::badUsage);
        }
        QCOMPARE(contentOf(databaseFile(m_data)), before);
    }

    void anExistingFileIsReplacedOnlyByAWholeOne() {
        PastClass past(m_data);
        fill(past);
        past.save();
        write(m_output, "what was there");
        past.run(u"UPDATE ballot SET choice = 'maybe' WHERE question = 2"_s); // found when a part is written
        past.save();
        QCOMPARE(run(words(u"csv"_s)).status, serverexit::couldNotStart);
        QCOMPARE(contentOf(m_output), "what was there");
        QCOMPARE(filesIn(QFileInfo(m_output).path()), QStringList{u"past"_s});
        past.run(u"UPDATE ballot SET choice = 'no' WHERE question = 2"_s);
        past.save();
        QCOMPARE(run(words(u"csv"_s)).status, 0);
        QVERIFY(contentOf(m_output).contains("First?"));
    }

    void cancellingLeavesNothing() {
        PastClass past(m_data);
        fillForLong(past);
        past.save();
        const auto finish = runAndCancel(words(u"json"_s));
        QCOMPARE(finish.status, 130);
        QVERIFY(nothingIsLeft());
    }

    // ---- the program ----

    void aLineMeansTheOutput() {
        {
            PastClass past(m_data);
            fill(past);
        }
        m_output = u"-"_s;
        const FinishedRun finished = runServer(words(u"csv"_s));
        QCOMPARE(finished.exitCode, 0);
        QVERIFY(finished.output.contains(u"First?"_s));
        QVERIFY(finished.output.endsWith(u"\r\n"_s)); // and nothing else
        QCOMPARE(finished.errors, QString());
    }

    void everyCommandHasHelpAndTheDaemonNamesThemAll() {
        const QString daemon = runServer({u"--help"_s}).output;
        for (const QString &command : {u"export"_s, u"backup"_s, u"restore"_s}) {
            QVERIFY(daemon.contains(command));
            const FinishedRun help = runServer({command, u"--help"_s});
            QCOMPARE(help.exitCode, 0);
            QVERIFY(help.output.contains(u"--data"_s));
        }
    }
};

LECTERN_TEST(TestExportCommand, QCoreApplication)
#include "tst_exportcommand.moc"
