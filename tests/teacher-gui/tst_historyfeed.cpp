// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/historyfeed.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/pastclass.h"

#include <QCoreApplication>

#include <memory>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using namespace protocol;

class TestHistoryFeed : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void asksOneThingAtATimeInOrder();
    void asksAgainWhenTheConnectionIsBack();
    void theEndOfTheClassIsAnAnswerToAll();
    void nobodyIsToldWhatHeNoLongerWants();
    void refusalsSayWhatToDo_data();
    void refusalsSayWhatToDo();
    void aPageOfSomethingElseIsNotTaken();
};

namespace {

struct Asker {
    explicit Asker(PastClass &past) : feed(past.connection) {}
    void lessons(const QObject *owner = nullptr) {
        feed.ask(ListLessons{}, owner ? owner : &self, [this](const Lessons *page, const QString &problem) {
            told << (page ? u"lessons"_s : problem);
        });
    }
    void questions() {
        feed.ask(ListQuestions{LessonId{1}, {}}, &self,
                 [this](const Questions *page, const QString &problem) {
                     told << (page ? u"questions"_s : problem);
                 });
    }
    void answers() {
        feed.ask(ListAnswers{QuestionId{1}, {}}, &self, [this](const Answers *page, const QString &problem) {
            told << (page ? u"answers"_s : problem);
        });
    }

    teacher::HistoryFeed feed;
    QObject self;
    QStringList told;
};

size_t requests(const PastClass &past) {
    return past.server.receivedOf<ListLessons>().size() + past.server.receivedOf<ListQuestions>().size() +
           past.server.receivedOf<ListAnswers>().size();
}

} // namespace

void TestHistoryFeed::asksOneThingAtATimeInOrder() {
    PastClass past;
    past.addLesson();
    QVERIFY(past.join());
    Asker asker(past);
    past.server.answersRequests = false;
    asker.lessons();
    asker.answers();
    asker.questions();
    WAIT_COMPARE(requests(past), 1u);
    past.server.send(Ping{}); // whatever comes in between
    past.server.send(Lessons{});
    WAIT_FOR(!past.server.receivedOf<Pong>().empty());
    QCOMPARE(asker.told, QStringList()); // not before its ok
    QCOMPARE(requests(past), 1u);
    past.server.answersRequests = true;
    for (const ClientFrame &frame : past.server.received()) {
        if (std::holds_alternative<ListLessons>(frame.message))
            past.server.send(Ok{*frame.id});
    }
    WAIT_COMPARE(asker.told, (QStringList{u"lessons"_s, u"answers"_s, u"questions"_s}));
}

void TestHistoryFeed::asksAgainWhenTheConnectionIsBack() {
    PastClass past;
    QVERIFY(past.join());
    Asker asker(past);
    past.server.answersRequests = false;
    asker.lessons();
    asker.answers();
    WAIT_COMPARE(requests(past), 1u);
    past.server.send(Lessons{}); // half of the answer
    past.server.hangUp();
    past.server.answersRequests = true;
    WAIT_COMPARE(asker.told, (QStringList{u"lessons"_s, u"answers"_s}));
    QCOMPARE(requests(past), 3u);
}

void TestHistoryFeed::theEndOfTheClassIsAnAnswerToAll() {
    PastClass past;
    QVERIFY(past.join());
    Asker asker(past);
    past.server.answersRequests = false;
    asker.lessons();
    asker.answers();
    past.server.send(Goodbye{GoodbyeReason::ClassEnded, {}});
    WAIT_COMPARE(asker.told.size(), 2);
    for (const QString &told : asker.told)
        QVERIFY2(told.contains(u"has ended"_s), qPrintable(told));
    asker.told.clear();
    past.server.answersRequests = true;
    asker.questions(); // waits for the next class
    QVERIFY(past.join());
    WAIT_COMPARE(asker.told, QStringList{u"questions"_s});
}

void TestHistoryFeed::nobodyIsToldWhatHeNoLongerWants() {
    PastClass past;
    QVERIFY(past.join());
    Asker asker(past);
    auto owner = std::make_unique<QObject>();
    asker.lessons(owner.get());
    asker.lessons();
    asker.feed.forget(&asker.self);
    owner.reset();
    asker.answers();
    WAIT_COMPARE(asker.told, QStringList{u"answers"_s});
}

void TestHistoryFeed::refusalsSayWhatToDo_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("told");
    QTest::newRow("disk") << int(ErrorCode::NotStored) << u"The file is damaged."_s
                          << u"The file is damaged."_s;
    QTest::newRow("disk, no reason") << int(ErrorCode::NotStored) << QString() << u"Try again"_s;
    QTest::newRow("no teacher") << int(ErrorCode::NotAllowed) << QString() << u"Join again"_s;
    QTest::newRow("old server") << int(ErrorCode::UnknownType) << QString() << u"Update the server"_s;
    QTest::newRow("another") << int(ErrorCode::Other) << u"Not on Sundays."_s << u"Not on Sundays."_s;
}

void TestHistoryFeed::refusalsSayWhatToDo() {
    QFETCH(int, code);
    QFETCH(QString, text);
    QFETCH(QString, told);
    PastClass past;
    QVERIFY(past.join());
    Asker asker(past);
    past.refusal = Error{{}, ErrorCode(code), text, {}, {}, {}, {}, {}};
    asker.lessons();
    WAIT_COMPARE(asker.told.size(), 1);
    QVERIFY2(asker.told.front().contains(told), qPrintable(asker.told.front()));
}

void TestHistoryFeed::aPageOfSomethingElseIsNotTaken() {
    PastClass past;
    QVERIFY(past.join());
    Asker asker(past);
    past.server.contentOf = [](const ClientMessage &) { return Answers{QuestionId{2}, {}, false}; };
    asker.answers(); // of question 1
    asker.lessons();
    asker.questions();
    WAIT_COMPARE(asker.told.size(), 3);
    for (const QString &told : asker.told)
        QVERIFY2(told.contains(u"Try again"_s), qPrintable(told));
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestHistoryFeed, QCoreApplication)
#include "tst_historyfeed.moc"
