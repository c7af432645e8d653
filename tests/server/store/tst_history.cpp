// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/history.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/limits.h"
#include "tests/server/store/pastclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QFile>

using namespace lectern;
using lectern::test::PastClass;
using namespace Qt::Literals::StringLiterals;

namespace {

using Counts = std::vector<protocol::ChoiceCount>;

template <class Request>
auto pageOf(const Database &database, const Request &request) {
    auto read = History(database).page(request);
    if (const auto *problem = std::get_if<StorageProblem>(&read))
        qWarning("%s", qPrintable(problem->text));
    return std::get<0>(std::move(read));
}

template <class Request>
std::optional<StorageProblem::Kind> problemWith(const Database &database, const Request &request) {
    const auto read = History(database).page(request);
    const auto *problem = std::get_if<StorageProblem>(&read);
    return problem ? std::optional(problem->kind) : std::nullopt;
}

template <class Item, class Id>
std::vector<quint64> ids(const std::vector<Item> &items, Id Item::*id) {
    std::vector<quint64> values;
    for (const Item &item : items)
        values.push_back((item.*id).value);
    return values;
}

Counts counts(int yes, int no) { return {{u"yes"_s, yes}, {u"no"_s, no}}; }

} // namespace

class TestHistory : public lectern::test::TestCase {
    Q_OBJECT

    std::unique_ptr<PastClass> m_past;

    void prepare() override { m_past = std::make_unique<PastClass>(freshFolder()); }

    protocol::Lessons lessons(quint64 before = 0) {
        return pageOf(m_past->database(), protocol::ListLessons{{before}});
    }
    protocol::Questions questions(quint64 lesson, quint64 after = 0) {
        return pageOf(m_past->database(), protocol::ListQuestions{{lesson}, {after}});
    }
    protocol::Answers answers(quint64 question, quint64 after = 0) {
        return pageOf(m_past->database(), protocol::ListAnswers{{question}, {after}});
    }

private Q_SLOTS:
    void cleanup() { m_past.reset(); }

    // ---- lessons ----

    void theNewestLessonComesFirst() {
        m_past->lesson(1, 1000, 2000);
        m_past->lesson(2, 3000);
        const auto page = lessons();
        QCOMPARE(ids(page.lessons, &protocol::PastLesson::lesson), (std::vector<quint64>{2, 1}));
        QVERIFY(!page.more);
        QCOMPARE(page.lessons[0].startedAt, 3000);
        QVERIFY(!page.lessons[0].endedAt);
        QCOMPARE(page.lessons[1].startedAt, 1000);
        QVERIFY(page.lessons[1].endedAt == 2000);
    }

    void aLessonThatNoTeacherStartedIsNone() {
        m_past->lesson(1);
        m_past->lesson(2, QVariant());
        QCOMPARE(ids(lessons().lessons, &protocol::PastLesson::lesson), (std::vector<quint64>{1}));
    }

    void aLessonCountsItsQuestionsAndItsStudentsAlone() {
        m_past->lesson(1);
        m_past->lesson(2);
        m_past->seat(1, 1, u"Teacher"_s, u"teacher"_s);
        m_past->seat(2, 1, u"Ana"_s);
        m_past->seat(3, 1, u"Ben"_s);
        m_past->seat(4, 2, u"Cem"_s);
        m_past->question(1, 1);
        m_past->question(2, 1);
        m_past->question(3, 2);
        const protocol::PastLesson first = lessons().lessons.at(1);
        QCOMPARE(first.questions, 2);
        QCOMPARE(first.students, 2);
    }

    void lessonsComeInPagesThatKnowWhetherThereAreMore() {
        for (qint64 id = 1; id <= limits::lessonsPerMessage; ++id)
            m_past->lesson(id);
        const auto exactly = lessons();
        QCOMPARE(std::ssize(exactly.lessons), limits::lessonsPerMessage);
        QVERIFY(!exactly.more);
        m_past->lesson(limits::lessonsPerMessage + 1);
        const auto first = lessons();
        QCOMPARE(std::ssize(first.lessons), limits::lessonsPerMessage);
        QVERIFY(first.more);
        const auto second = lessons(first.lessons.back().lesson.value);
        QCOMPARE(ids(second.lessons, &protocol::PastLesson::lesson), (std::vector<quint64>{1}));
        QVERIFY(!second.more);
    }

    // ---- questions ----

    void questionsComeAsTheyWereAsked() {
        m_past->lesson(1);
        m_past->lesson(2);
        m_past->question(1, 1, u"First?"_s, 5000);
        m_past->question(2, 2, u"Of another lesson"_s);
        m_past->question(3, 1);
        const auto page = questions(1);
        QCOMPARE(page.lesson, LessonId{1});
        QCOMPARE(ids(page.questions, &protocol::PastQuestion::question), (std::vector<quint64>{1, 3}));
        QCOMPARE(page.questions[0].text, u"First?"_s);
        QCOMPARE(page.questions[0].openedAt, 2000);
        QVERIFY(page.questions[0].closedAt == 5000);
        QVERIFY(!page.questions[1].closedAt);
        QVERIFY(!page.more);
    }

    void theLastBallotOfASeatCounts() {
        m_past->lesson(1);
        m_past->seat(1, 1, u"Ana"_s);
        m_past->seat(2, 1, u"Ben"_s);
        m_past->question(1, 1);
        m_past->ballot(1, 1, 1, u"yes"_s);
        m_past->ballot(1, 2, 2, u"yes"_s);
        m_past->ballot(1, 3, 1, u"no"_s);
        m_past->ballot(1, 4, 1, u"yes"_s);
        m_past->ballot(1, 5, 1, u"no"_s);
        QCOMPARE(questions(1).questions.at(0).counts, counts(1, 1));
    }

    void everyChoiceIsCountedInItsOrderZerosToo() {
        m_past->lesson(1);
        m_past->seat(1, 1, u"Ana"_s);
        m_past->question(1, 1);
        m_past->question(2, 1);
        m_past->ballot(1, 1, 1, u"no"_s);
        const auto page = questions(1);
        QCOMPARE(page.questions.at(0).counts, counts(0, 1));
        QCOMPARE(page.questions.at(1).counts, counts(0, 0));
    }

    void questionsComeInPagesThatKnowWhetherThereAreMore() {
        m_past->lesson(1);
        for (qint64 id = 1; id <= limits::questionsPerMessage; ++id)
            m_past->question(id, 1);
        QVERIFY(!questions(1).more);
        m_past->question(100, 1);
        const auto first = questions(1);
        QCOMPARE(std::ssize(first.questions), limits::questionsPerMessage);
        QVERIFY(first.more);
        const auto second = questions(1, first.questions.back().question.value);
        QCOMPARE(ids(second.questions, &protocol::PastQuestion::question), (std::vector<quint64>{100}));
        QVERIFY(!second.more);
    }

    void aPageOfQuestionsEndsEarlyBehindManyBallots() {
        m_past->lesson(1);
        const qint64 seats = 20'000;
        for (qint64 seat = 1; seat <= seats; ++seat)
            m_past->seat(seat, 1, u"S"_s);
        qint64 answer = 0;
        for (qint64 question = 1; question <= 4; ++question) {
            m_past->question(question, 1);
            // In the first question everybody votes three times.
            for (qint64 i = 0; i < (question == 1 ? 3 * seats : seats); ++i)
                m_past->ballot(question, ++answer, i % seats + 1, i < 2 * seats ? u"yes"_s : u"no"_s);
        }
        const auto first = questions(1); // at least one, however many ballots it has
        QCOMPARE(ids(first.questions, &protocol::PastQuestion::question), (std::vector<quint64>{1}));
        QCOMPARE(first.questions[0].counts, counts(0, 20'000));
        QVERIFY(first.more);
        const auto second = questions(1, 1); // not more than ballotsPerPage, and these were the last
        QCOMPARE(ids(second.questions, &protocol::PastQuestion::question), (std::vector<quint64>{2, 3, 4}));
        QCOMPARE(second.questions[2].counts, counts(20'000, 0));
        QVERIFY(!second.more);
    }

    // ---- answers ----

    void answersComeAsTheyCameWithTheirNames() {
        m_past->lesson(1);
        m_past->seat(1, 1, u"Ana"_s);
        m_past->seat(2, 1, u"Ben"_s);
        m_past->question(1, 1);
        m_past->question(2, 1);
        m_past->ballot(1, 1, 2, u"yes"_s, 3000);
        m_past->ballot(2, 2, 1, u"no"_s);
        m_past->ballot(1, 3, 1, u"yes"_s, 2999);
        m_past->ballot(1, 4, 2, u"no"_s, 3001);
        const auto page = answers(1);
        QCOMPARE(page.question, QuestionId{1});
        QCOMPARE(ids(page.answers, &protocol::PastAnswer::answer), (std::vector<quint64>{1, 3, 4}));
        QCOMPARE(ids(page.answers, &protocol::PastAnswer::seat), (std::vector<quint64>{2, 1, 2}));
        QCOMPARE(page.answers[1].name, u"Ana"_s);
        QCOMPARE(page.answers[1].choice, u"yes"_s);
        QCOMPARE(page.answers[1].at, 2999);
        QVERIFY(!page.more);
    }

    void whoOnlyTalkedByPlainTextIsNoStudentOfTheLesson() {
        m_past->lesson(1);
        m_past->seat(1, 1, u"Ana"_s);
        m_past->seat(2, 1, u"classic 7"_s);
        m_past->run(u"UPDATE seat SET door = 'poll' WHERE id = 2"_s);
        m_past->seat(3, 1, u"Batman"_s);
        m_past->run(u"UPDATE seat SET door = 'room' WHERE id = 3"_s);
        QCOMPARE(lessons().lessons.at(0).students, 2);
    }

    void whoCameByPlainTextIsUnverified() {
        m_past->lesson(1);
        m_past->seat(1, 1, u"Ana"_s);
        m_past->seat(2, 1, u"classic 7"_s);
        m_past->run(u"UPDATE seat SET door = 'poll' WHERE id = 2"_s);
        m_past->seat(3, 1, u"[2001:db8:1234:5678:9abc:def0:1234:5678]:50001"_s); // a long name, but no damage
        m_past->run(u"UPDATE seat SET door = 'chat' WHERE id = 3"_s);
        m_past->question(1, 1);
        for (const qint64 seat : {1, 2, 3})
            m_past->ballot(1, seat, seat, u"yes"_s);
        const auto page = answers(1);
        QVERIFY(!page.answers.at(0).unverified);
        QVERIFY(page.answers.at(1).unverified);
        QVERIFY(page.answers.at(2).unverified);
    }

    void ofTheCountedVotesItIsSaidHowManyAreUnverified() {
        m_past->lesson(1);
        m_past->seat(1, 1, u"Ana"_s);
        for (const qint64 guest : {2, 3}) {
            m_past->seat(guest, 1, u"classic %1"_s.arg(guest));
            m_past->run(u"UPDATE seat SET door = 'poll' WHERE id = %1"_s.arg(guest));
        }
        m_past->question(1, 1);
        m_past->ballot(1, 1, 1, u"yes"_s);
        m_past->ballot(1, 2, 2, u"yes"_s);
        m_past->ballot(1, 3, 3, u"yes"_s);
        m_past->ballot(1, 4, 2, u"no"_s); // changed: one vote
        m_past->question(2, 1);
        m_past->ballot(2, 5, 1, u"yes"_s);
        const auto page = questions(1);
        QCOMPARE(page.questions.at(0).unverified, 2);
        QCOMPARE(page.questions.at(1).unverified, 0);
    }

    void aSeatThatWasGivenUpKeepsItsName() {
        m_past->lesson(1);
        m_past->seat(1, 1, u"Ana"_s);
        m_past->question(1, 1);
        m_past->ballot(1, 1, 1, u"yes"_s);
        m_past->run(u"UPDATE seat SET left_at = 4000 WHERE id = 1"_s);
        QCOMPARE(answers(1).answers.at(0).name, u"Ana"_s);
    }

    void answersComeInPagesThatKnowWhetherThereAreMore() {
        m_past->lesson(1);
        m_past->seat(1, 1, u"Ana"_s);
        m_past->question(1, 1);
        for (qint64 answer = 1; answer <= limits::answersPerMessage; ++answer)
            m_past->ballot(1, answer, 1, u"yes"_s);
        QVERIFY(!answers(1).more);
        m_past->ballot(1, 1000, 1, u"yes"_s);
        const auto first = answers(1);
        QCOMPARE(std::ssize(first.answers), limits::answersPerMessage);
        QVERIFY(first.more);
        const auto second = answers(1, first.answers.back().answer.value);
        QCOMPARE(ids(second.answers, &protocol::PastAnswer::answer), (std::vector<quint64>{1000}));
        QVERIFY(!second.more);
    }

    // ---- edges ----

    void whatDoesNotExistHasAnEmptyPage() {
        m_past->lesson(5);
        QVERIFY(lessons(5).lessons.empty());
        QVERIFY(questions(6).questions.empty());
        QVERIFY(questions(5, largestId).questions.empty());
        QVERIFY(answers(7).answers.empty());
        QVERIFY(answers(0, largestId).answers.empty());
        QVERIFY(!lessons(5).more && !questions(6).more && !answers(7).more);
    }

    void textsComeOutAsTheyWereWritten() {
        const QString text = u"Robert'); DROP TABLE ballot;-- \"%1\" \\ 🙂"_s;
        m_past->lesson(1);
        m_past->question(1, 1, text);
        m_past->seat(1, 1, text.left(32));
        m_past->ballot(1, 1, 1, u"yes"_s);
        QCOMPARE(questions(1).questions.at(0).text, text);
        QCOMPARE(answers(1).answers.at(0).name, text.left(32));
    }

    // Four bytes for a character of UTF-8, six where JSON escapes it: a control character that the server would not
    // have stored, but that somebody may have put in the file.
    void aFullPageFitsInAFrame_data() {
        QTest::addColumn<QString>("character");
        QTest::newRow("four bytes") << u"🙂"_s;
        QTest::newRow("escaped") << u"\""_s;
        QTest::newRow("escaped in six") << u"\u0001"_s;
    }

    void aFullPageFitsInAFrame() {
        QFETCH(QString, character);
        const auto largest = static_cast<qint64>(largestId);
        const qint64 farTime = 253'402'300'799'999; // the year 9999
        const qint64 many = limits::answersPerMessage;
        for (qint64 lesson = largest - many; lesson <= largest; ++lesson)
            m_past->lesson(lesson, farTime, farTime);
        m_past->seat(largest, largest, character.repeated(limits::nameCharacters));
        for (qint64 question = largest - many; question <= largest; ++question)
            m_past->question(question, largest, character.repeated(limits::questionCharacters), farTime);
        m_past->run(u"UPDATE question SET opened_at = ?"_s, {farTime});
        for (qint64 answer = largest - many; answer <= largest; ++answer)
            m_past->ballot(largest, answer, largest, u"yes"_s, farTime);

        protocol::Lessons lessonPage = lessons();
        for (auto &lesson : lessonPage.lessons)
            lesson.questions = lesson.students = std::numeric_limits<int>::max();
        protocol::Questions questionPage = questions(largestId);
        for (auto &question : questionPage.questions)
            question.counts = counts(std::numeric_limits<int>::max(), std::numeric_limits<int>::max());
        const protocol::Answers answerPage = answers(largestId);
        QCOMPARE(std::ssize(answerPage.answers), limits::answersPerMessage);
        for (const protocol::ServerMessage &page :
             {protocol::ServerMessage(lessonPage), protocol::ServerMessage(questionPage),
              protocol::ServerMessage(answerPage)}) {
            const qsizetype size = protocol::encode(page).size();
            QVERIFY2(size <= limits::frameAfterLogin, qPrintable(QString::number(size)));
        }
    }

    // ---- damage ----

    void whatTheServerNeverWritesIsDamage_data() {
        QTest::addColumn<QString>("statement");
        QTest::newRow("kind") << u"UPDATE question SET kind = 'quiz'"_s;
        QTest::newRow("a kind of clients") << u"UPDATE question SET kind = 'other'"_s;
        QTest::newRow("text") << u"UPDATE question SET text = replace(hex(zeroblob(251)), '0', 'x')"_s;
        QTest::newRow("choice") << u"UPDATE ballot SET choice = 'maybe'"_s;
        QTest::newRow("id") << u"INSERT INTO question VALUES (9007199254740992, 1, 'yes-no', '', 1, 1, 0)"_s;
    }

    void whatTheServerNeverWritesIsDamage() {
        QFETCH(QString, statement);
        fillOne();
        m_past->run(statement);
        QVERIFY(problemWith(m_past->database(), protocol::ListQuestions{{1}, {}}) ==
                StorageProblem::Kind::Damaged);
    }

    void anAnswerThatItsQuestionDoesNotHaveIsDamage_data() {
        QTest::addColumn<QString>("statement");
        QTest::newRow("choice") << u"UPDATE ballot SET choice = 'maybe'"_s;
        QTest::newRow("name") << u"UPDATE seat SET name = replace(hex(zeroblob(17)), '0', 'x')"_s;
        QTest::newRow("nobody's") << u"DELETE FROM seat"_s;
        QTest::newRow("kind") << u"UPDATE question SET kind = 'quiz'"_s;
    }

    void anAnswerThatItsQuestionDoesNotHaveIsDamage() {
        QFETCH(QString, statement);
        fillOne();
        m_past->save();
        m_past->run(u"COMMIT"_s);
        m_past->run(u"PRAGMA foreign_keys = OFF"_s); // has no effect inside a transaction
        m_past->run(u"BEGIN"_s);
        m_past->run(statement);
        QVERIFY(problemWith(m_past->database(), protocol::ListAnswers{{1}, {}}) ==
                StorageProblem::Kind::Damaged);
    }

    void aTableThatIsGoneIsAProblemAndNoEmptyPage() {
        fillOne();
        m_past->run(u"DROP TABLE ballot"_s);
        QVERIFY(problemWith(m_past->database(), protocol::ListQuestions{{1}, {}}));
        QVERIFY(problemWith(m_past->database(), protocol::ListAnswers{{1}, {}}));
        QVERIFY(!problemWith(m_past->database(), protocol::ListLessons{}));
    }

    void aFileWithGarbageInItIsDamaged() {
        m_past->lesson(1);
        m_past->seat(1, 1, u"Ana"_s);
        m_past->question(1, 1);
        for (qint64 answer = 1; answer < 10'000; ++answer)
            m_past->ballot(1, answer, 1, u"yes"_s);
        const QString path = m_past->database().file();
        m_past.reset(); // the log goes into the file
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2));
        QVERIFY(file.write(QByteArray(file.size() / 4, '\x55')) > 0);
        file.close();
        const auto opened = Database::open(path, Database::Access::Read);
        const auto &database = *std::get<0>(opened);
        QVERIFY(problemWith(database, protocol::ListQuestions{{1}, {}}) == StorageProblem::Kind::Damaged);
    }

private:
    void fillOne() {
        m_past->lesson(1);
        m_past->seat(1, 1, u"Ana"_s);
        m_past->question(1, 1);
        m_past->ballot(1, 1, 1, u"yes"_s);
    }
};

LECTERN_TEST(TestHistory, QCoreApplication)
#include "tst_history.moc"
