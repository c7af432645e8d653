// SPDX-License-Identifier: GPL-3.0-or-later
// The server was killed and started again: the class goes on where it was.
#include "storedlesson.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QVariant>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class RestartTest : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anOpenQuestionIsStillOpenAndItsVotesCount() {
        StoredLesson lesson;
        QVERIFY(lesson.start() && lesson.askAnything());
        QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
        QCOMPARE(lesson.vote(u"no"_s), u"ok"_s);
        lesson.kill();
        QVERIFY(lesson.start());
        QCOMPARE(lesson.tally(), u"yes 0, no 1"_s);
        QCOMPARE(lesson.ballotAfterReturn(), u"no"_s);
        QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
        QCOMPARE(lesson.tally(), u"yes 1, no 0"_s);
    }

    void theSameVoteAgainAfterARestartIsNoSecondOne() {
        StoredLesson lesson;
        QVERIFY(lesson.start() && lesson.askAnything());
        QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
        lesson.kill();
        QVERIFY(lesson.start());
        QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
        QCOMPARE(OtherProgram(lesson.path(u"lectern.db"_s)).valueOf(u"SELECT count(*) FROM ballot"_s).toInt(),
                 1);
    }

    void aClosedQuestionIsStillClosedAndAShownOneShown() {
        StoredLesson lesson;
        QVERIFY(lesson.start() && lesson.askAnything());
        lesson.teacher->request(protocol::Show{true});
        QCOMPARE(lesson.teacher->request(protocol::Close{lesson.question}).value("type"_L1).toString(),
                 u"ok"_s);
        lesson.kill();
        QVERIFY(lesson.start());
        const QJsonObject question = lesson.ana->waitFor(u"question"_s);
        QCOMPARE(question.value("state"_L1).toString(), u"closed"_s);
        QCOMPARE(question.value("text"_L1).toString(), u"Ready?"_s);
        QCOMPARE(question.value("shown"_L1).toBool(), true);
        QCOMPARE(lesson.vote(u"yes"_s), u"too-late"_s);
    }

    void numbersGoOnWhereTheyWere() {
        StoredLesson lesson;
        QVERIFY(lesson.start() && lesson.askAnything());
        lesson.teacher->request(protocol::Quit{});
        lesson.kill();
        QVERIFY(lesson.server.start());
        RawClient teacher(lesson.server.port());
        QVERIFY(teacher.waitForConnected());
        const QJsonObject welcome = teacher.joinTeacher(lesson.server.teacherKey());
        QVERIFY(welcome.value("seat"_L1).toInteger() > 2);
        QCOMPARE(teacher.request(protocol::Ask{u"The next"_s}).value("type"_L1).toString(), u"ok"_s);
        const auto isOpen = [](const QJsonObject &line) {
            return line.value("state"_L1).toString() == u"open"_s;
        };
        QCOMPARE(teacher.waitFor(u"question"_s, isOpen).value("question"_L1).toInteger(), 2);
    }

    void whoComesBackToALessonThatHasEndedIsToldSo() {
        StoredLesson lesson;
        QVERIFY(lesson.start() && lesson.askAnything());
        lesson.teacher->request(protocol::Quit{});
        lesson.kill();
        QVERIFY(!lesson.start()); // Ana's token
        QCOMPARE(lesson.ana->all().constLast().value("code"_L1).toString(), u"lesson-ended"_s);
        RawClient other(lesson.server.port());
        QVERIFY(other.waitForConnected());
        QVERIFY(!other.joinStudent(u"Ana"_s).isEmpty()); // the name is free
    }

    void thePastIsThereForTheTeacherAlone() {
        StoredLesson lesson;
        QVERIFY(lesson.start() && lesson.askAnything());
        QCOMPARE(lesson.vote(u"yes"_s), u"ok"_s);
        QCOMPARE(lesson.vote(u"no"_s), u"ok"_s);
        lesson.kill();
        QVERIFY(lesson.start());
        QCOMPARE(lesson.ana->request(protocol::ListLessons{}).value("code"_L1).toString(), u"not-allowed"_s);
        QCOMPARE(lesson.teacher->request(protocol::ListLessons{}).value("type"_L1).toString(), u"ok"_s);
        const QJsonArray lessons = lesson.teacher->waitFor(u"lessons"_s).value("lessons"_L1).toArray();
        QCOMPARE(lessons.size(), 1);
        QCOMPARE(lessons.at(0)["questions"_L1].toInt(), 1);
        QCOMPARE(lessons.at(0)["students"_L1].toInt(), 1);
        lesson.teacher->request(
            protocol::ListQuestions{{quint64(lessons.at(0)["lesson"_L1].toInteger())}, QuestionId{}});
        const QJsonArray questions = lesson.teacher->waitFor(u"questions"_s).value("questions"_L1).toArray();
        QCOMPARE(questions.at(0)["text"_L1].toString(), u"Ready?"_s);
        QCOMPARE(questions.at(0)["counts"_L1]["no"_L1].toInt(), 1);
        QCOMPARE(questions.at(0)["counts"_L1]["yes"_L1].toInt(), 0);
        lesson.teacher->request(protocol::ListAnswers{lesson.question, AnswerId{}});
        const QJsonArray answers = lesson.teacher->waitFor(u"answers"_s).value("answers"_L1).toArray();
        QCOMPARE(answers.size(), 2);
        QCOMPARE(answers.at(0)["name"_L1].toString(), u"Ana"_s);
        QCOMPARE(answers.at(0)["choice"_L1].toString(), u"yes"_s);
        QCOMPARE(answers.at(1)["choice"_L1].toString(), u"no"_s);
    }
};

LECTERN_TEST(RestartTest, QCoreApplication)
#include "tst_restart.moc"
