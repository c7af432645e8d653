// SPDX-License-Identifier: GPL-3.0-or-later
// What a report says is what others read out of it: CSV by Python's reader, JSON by Qt's.
#include "shared/report/cells.h"
#include "shared/report/writer.h"
#include "tests/support/testcase.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <ctime>

using namespace lectern;
using namespace lectern::report;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Asked {
    protocol::PastQuestion question;
    std::vector<protocol::PastAnswer> answers;
};

struct Held {
    protocol::PastLesson lesson;
    std::vector<Asked> questions;
};

constexpr qint64 winterMorning = 1'795'165'267'250; // 2026-11-20 09:01:07.250 UTC
constexpr qint64 summerMorning = 1'782'982'800'000; // 2026-07-02 09:00 UTC

QByteArray reportOf(Format format, const std::vector<Held> &lessons) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto writer = makeWriter(format, buffer);
    writer->begin();
    for (const Held &held : lessons) {
        writer->lesson(held.lesson);
        for (const Asked &asked : held.questions)
            writer->question(asked.question, asked.answers);
    }
    writer->end();
    return buffer.data();
}

// Rows of cells, as Python's csv module reads them. It is strict: what RFC 4180 does not allow is an error.
QJsonArray readByPython(const QByteArray &csv) {
    QProcess python;
    python.start(u"python3"_s, {u"-c"_s, uR"(
import csv, io, json, sys
text = sys.stdin.buffer.read().decode('utf-8-sig')
print(json.dumps(list(csv.reader(io.StringIO(text, newline=''), strict=True)))))"_s});
    python.write(csv);
    python.closeWriteChannel();
    if (!python.waitForFinished(lectern::test::patience) || python.exitCode() != 0)
        qWarning("Python: %s", python.readAllStandardError().constData());
    return QJsonDocument::fromJson(python.readAllStandardOutput()).array();
}

QStringList row(const QJsonArray &rows, qsizetype index) {
    QStringList cells;
    for (const QJsonValue &cell : rows.at(index).toArray())
        cells.append(cell.toString());
    return cells;
}

QJsonObject readJson(const QByteArray &json) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("%s at %d", qPrintable(error.errorString()), error.offset);
    return document.object();
}

protocol::PastLesson aLesson(quint64 id) { return {{id}, winterMorning, winterMorning + 60'000, 1, 2}; }

Asked aQuestion(const QString &text) {
    return {{{7},
             protocol::QuestionKind::YesNo,
             text,
             winterMorning,
             winterMorning + 30'000,
             {{u"yes"_s, 1}, {u"no"_s, 1}}},
            {}};
}

const QStringList hostileTexts{
    u"=cmd|' /C calc'!A0"_s,
    u"\t=1"_s,
    u"say \"hi\", Ana"_s,
    u"two\nlines\r\nthree"_s,
    u"🙂 Çelik"_s,
    u" "_s,
    u" leading"_s,
    u"trailing "_s,
    u"\"\"\""_s,
    u"'; DROP TABLE ballot; --"_s,
    u"{\"a\":[1]}"_s,
    u"back\\slash"_s,
    u"\u2028\u2029"_s,
    u"\uff1d1"_s,
    u","_s,
};

} // namespace

class TestReport : public lectern::test::TestCase {
    Q_OBJECT

    void prepare() override { setZone("Europe/Berlin"); }

    static void setZone(const char *zone) {
        qputenv("TZ", zone);
        tzset();
    }

private Q_SLOTS:
    void cleanupTestCase() { qunsetenv("TZ"); }

    void csvIsUtf8WithAMarkAndCrLfAndAHeader() {
        const QByteArray csv = reportOf(Format::Csv, {});
        QCOMPARE(
            csv,
            "\xef\xbb\xbflesson,lesson started,lesson ended,question,question text,asked,closed,seat,name,"
            "answer,answered at,counts,unverified\r\n");
        const QByteArray more = reportOf(Format::Csv, {{aLesson(1), {aQuestion(u"Really?"_s)}}});
        QCOMPARE(more.count('\n'), more.count("\r\n"));
    }

    void csvHasARowForEveryAnswerAndSaysWhichOneCounts() {
        Asked asked = aQuestion(u"Really?"_s);
        asked.answers = {{{1}, {3}, u"Ana"_s, u"yes"_s, winterMorning},
                         {{2}, {4}, u"Ben"_s, u"yes"_s, winterMorning + 1},
                         {{5}, {3}, u"Ana"_s, u"no"_s, winterMorning + 2}};
        const QJsonArray rows = readByPython(reportOf(Format::Csv, {{aLesson(2), {asked}}}));
        QCOMPARE(rows.size(), 4);
        const QStringList start{
            u"2"_s,       u"2026-11-20T10:01:07.250+01:00"_s, u"2026-11-20T10:02:07.250+01:00"_s, u"7"_s,
            u"Really?"_s, u"2026-11-20T10:01:07.250+01:00"_s, u"2026-11-20T10:01:37.250+01:00"_s};
        QCOMPARE(row(rows, 1), start + QStringList({u"3"_s, u"Ana"_s, u"yes"_s,
                                                    u"2026-11-20T10:01:07.250+01:00"_s, u"no"_s, u"no"_s}));
        QCOMPARE(row(rows, 2), start + QStringList({u"4"_s, u"Ben"_s, u"yes"_s,
                                                    u"2026-11-20T10:01:07.251+01:00"_s, u"yes"_s, u"no"_s}));
        QCOMPARE(row(rows, 3), start + QStringList({u"3"_s, u"Ana"_s, u"no"_s,
                                                    u"2026-11-20T10:01:07.252+01:00"_s, u"yes"_s, u"no"_s}));
    }

    // Behind all other columns: who reads those by their place goes on to.
    void theLastColumnSaysWhichAnswersCameByPlainText() {
        Asked asked = aQuestion(u"Really?"_s);
        asked.answers = {{{1}, {3}, u"Ana"_s, u"yes"_s, winterMorning},
                         {{2}, {4}, u"classic 7"_s, u"no"_s, winterMorning, true}};
        const QJsonArray rows = readByPython(reportOf(Format::Csv, {{aLesson(1), {asked}}}));
        QCOMPARE(row(rows, 0).last(), u"unverified"_s);
        QCOMPARE(row(rows, 1).last(), u"no"_s);
        QCOMPARE(row(rows, 2).last(), u"yes"_s);
    }

    void jsonMarksAnswersThatCameByPlainTextAlone() {
        Asked asked = aQuestion(u"Really?"_s);
        asked.answers = {{{1}, {3}, u"Ana"_s, u"yes"_s, winterMorning},
                         {{2}, {4}, u"classic 7"_s, u"no"_s, winterMorning, true}};
        asked.question.unverified = 1;
        const QJsonObject json =
            readJson(reportOf(Format::Json, {{aLesson(1), {asked, aQuestion(u"And now?"_s)}}}));
        const QJsonValue questions = json["lessons"_L1][0]["questions"_L1];
        QCOMPARE(questions[0]["unverified"_L1].toInt(), 1);
        QVERIFY(!questions[1].toObject().contains("unverified"_L1));
        const QJsonValue answers = questions[0]["answers"_L1];
        QVERIFY(!answers[0].toObject().contains("unverified"_L1));
        QCOMPARE(answers[1]["unverified"_L1].toBool(), true);
    }

    void csvHasOneRowForAQuestionWithoutAnswers() {
        Asked asked = aQuestion(u""_s);
        asked.question.closedAt.reset();
        const QJsonArray rows = readByPython(reportOf(Format::Csv, {{aLesson(1), {asked}}}));
        QCOMPARE(rows.size(), 2);
        QCOMPARE(row(rows, 1).mid(3), QStringList({u"7"_s, u""_s, u"2026-11-20T10:01:07.250+01:00"_s, u""_s,
                                                   u""_s, u""_s, u""_s, u""_s, u""_s, u""_s}));
    }

    void csvHasOneRowForALessonWithoutQuestions() {
        protocol::PastLesson running = aLesson(2);
        running.endedAt.reset();
        const QJsonArray rows = readByPython(
            reportOf(Format::Csv, {{running, {}}, {aLesson(1), {aQuestion(u"a"_s)}}, {aLesson(3), {}}}));
        QCOMPARE(rows.size(), 4);
        QStringList expected{u"2"_s, u"2026-11-20T10:01:07.250+01:00"_s};
        expected.resize(13, u""_s);
        QCOMPARE(row(rows, 1), expected);
        QCOMPARE(row(rows, 2).at(4), u"a"_s);
        QCOMPARE(row(rows, 3).first(), u"3"_s);
    }

    void hostileTextsSurviveCsvAsOneHarmlessCell() {
        Held held{aLesson(1), {}};
        for (const QString &text : hostileTexts) {
            held.questions.push_back(aQuestion(text));
            held.questions.back().answers = {{{1}, {3}, text, u"yes"_s, winterMorning}};
        }
        const QJsonArray rows = readByPython(reportOf(Format::Csv, {held}));
        QCOMPARE(rows.size(), hostileTexts.size() + 1);
        for (qsizetype i = 0; i < hostileTexts.size(); ++i) {
            const QString harmless = cells::harmless(hostileTexts[i]);
            QCOMPARE(row(rows, i + 1).size(), 13);
            QCOMPARE(row(rows, i + 1).at(4), harmless);
            QCOMPARE(row(rows, i + 1).at(8), harmless);
        }
    }

    void jsonIsOneObjectWithLessonsQuestionsAndAnswers() {
        Asked asked = aQuestion(u"Really?"_s);
        asked.answers = {{{1}, {3}, u"Ana"_s, u"yes"_s, winterMorning},
                         {{5}, {3}, u"Ana"_s, u"no"_s, winterMorning + 2}};
        const QByteArray json =
            reportOf(Format::Json, {{aLesson(2), {asked, aQuestion(u""_s)}}, {aLesson(1), {}}});
        QCOMPARE(readJson(json), readJson(R"({"lessons":[
            {"lesson":2,"startedAt":"2026-11-20T10:01:07.250+01:00","endedAt":"2026-11-20T10:02:07.250+01:00","students":2,
             "questions":[
              {"question":7,"kind":"yes-no","text":"Really?","openedAt":"2026-11-20T10:01:07.250+01:00",
               "closedAt":"2026-11-20T10:01:37.250+01:00","counts":{"yes":1,"no":1},"answers":[
                {"answer":1,"seat":3,"name":"Ana","choice":"yes","at":"2026-11-20T10:01:07.250+01:00","counts":false},
                {"answer":5,"seat":3,"name":"Ana","choice":"no","at":"2026-11-20T10:01:07.252+01:00","counts":true}]},
              {"question":7,"kind":"yes-no","text":"","openedAt":"2026-11-20T10:01:07.250+01:00",
               "closedAt":"2026-11-20T10:01:37.250+01:00","counts":{"yes":1,"no":1},"answers":[]}]},
            {"lesson":1,"startedAt":"2026-11-20T10:01:07.250+01:00","endedAt":"2026-11-20T10:02:07.250+01:00","students":2,
             "questions":[]}]})"));
    }

    void jsonOfNothingIsAnEmptyList() {
        QCOMPARE(readJson(reportOf(Format::Json, {})), readJson(R"({"lessons":[]})"));
    }

    void jsonLeavesOutWhatHasNotHappened() {
        Held held{aLesson(1), {aQuestion(u"a"_s)}};
        held.lesson.endedAt.reset();
        held.questions[0].question.closedAt.reset();
        const QJsonObject lesson = readJson(reportOf(Format::Json, {held}))["lessons"_L1][0].toObject();
        QVERIFY(!lesson.contains("endedAt"_L1));
        QVERIFY(!lesson["questions"_L1][0].toObject().contains("closedAt"_L1));
    }

    void jsonKeepsEveryTextAsItIs() {
        for (const QString &text : hostileTexts) {
            Asked asked = aQuestion(text);
            asked.answers = {{{1}, {3}, text, u"yes"_s, winterMorning}};
            const QJsonObject json = readJson(reportOf(Format::Json, {{aLesson(1), {asked}}}));
            const QJsonValue question = json["lessons"_L1][0]["questions"_L1][0];
            QCOMPARE(question["text"_L1].toString(), text);
            QCOMPARE(question["answers"_L1][0]["name"_L1].toString(), text);
        }
    }

    // A device without a buffer: what it gets, it gets in lines.
    void jsonGoesOutPieceByPiece() {
        class Pieces : public QIODevice {
        public:
            qint64 largest = 0;

        protected:
            qint64 readData(char *, qint64) override { return -1; }
            qint64 writeData(const char *, qint64 size) override {
                largest = std::max(largest, size);
                return size;
            }
        } pieces;
        pieces.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
        Asked asked = aQuestion(u"a"_s);
        asked.answers.resize(10'000, {{1}, {3}, u"Ana"_s, u"yes"_s, winterMorning});
        const auto writer = makeWriter(Format::Json, pieces);
        writer->begin();
        writer->lesson(aLesson(1));
        writer->question(asked.question, asked.answers);
        writer->end();
        QVERIFY2(pieces.largest < 1000, qPrintable(QString::number(pieces.largest)));
    }

    void timesFollowTheZoneAndItsDaylightSaving_data() {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char *zone, qint64 time, const QString &expected) {
            QTest::addRow("%s %s", zone, qPrintable(expected)) << QByteArray(zone) << time << expected;
        };
        add("Europe/Berlin", winterMorning, u"2026-11-20T10:01:07.250+01:00"_s);
        add("Europe/Berlin", summerMorning, u"2026-07-02T11:00:00.000+02:00"_s);
        // The hour that comes twice, 2026-10-25.
        add("Europe/Berlin", 1'792'888'200'000, u"2026-10-25T02:30:00.000+02:00"_s);
        add("Europe/Berlin", 1'792'891'800'000, u"2026-10-25T02:30:00.000+01:00"_s);
        add("America/St_Johns", winterMorning, u"2026-11-20T05:31:07.250-03:30"_s);
        add("America/New_York", summerMorning, u"2026-07-02T05:00:00.000-04:00"_s);
        add("Asia/Kathmandu", winterMorning, u"2026-11-20T14:46:07.250+05:45"_s);
        add("UTC", winterMorning, u"2026-11-20T09:01:07.250+00:00"_s);
    }

    void timesFollowTheZoneAndItsDaylightSaving() {
        QFETCH(QByteArray, zone);
        QFETCH(qint64, time);
        QFETCH(QString, expected);
        setZone(zone.constData());
        protocol::PastLesson lesson = aLesson(1);
        lesson.startedAt = time;
        QCOMPARE(row(readByPython(reportOf(Format::Csv, {{lesson, {}}})), 1).at(1), expected);
        const QJsonObject json = readJson(reportOf(Format::Json, {{lesson, {}}}));
        QCOMPARE(json["lessons"_L1][0]["startedAt"_L1].toString(), expected);
    }
};

LECTERN_TEST(TestReport, QCoreApplication)
#include "tst_report.moc"
