// SPDX-License-Identifier: GPL-3.0-or-later
// While nothing can be stored: what would write is refused with the reason, what only reads goes on.
#include "samplelesson.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using protocol::ClientMessage;
using protocol::Role;
using Can = StorageState::Can;

class WithoutStorageTest : public TestCase {
    Q_OBJECT

    static constexpr ConnectionId teacher{1};
    static constexpr ConnectionId ana{2};
    static constexpr ConnectionId ben{3};
    static constexpr RequestId id{41};

    static QString answerTo(SampleLesson &l, ConnectionId connection, const ClientMessage &message) {
        const Effects effects = l.send(connection, message, id);
        const auto errors = messages<protocol::Error>(effects);
        return errors.empty() ? u"ok"_s : QString(toString(errors.front().code));
    }

private Q_SLOTS:
    void whatWritesIsRefusedAndWhatReadsIsNot_data() {
        QTest::addColumn<int>("can");
        QTest::addColumn<QString>("writing");
        QTest::addColumn<QString>("reading");
        QTest::newRow("all well") << int(Can::ReadAndWrite) << u"ok"_s << u"ok"_s;
        QTest::newRow("read only") << int(Can::Read) << u"not-stored"_s << u"ok"_s;
        QTest::newRow("nothing") << int(Can::Nothing) << u"not-stored"_s << u"not-stored"_s;
    }

    void whatWritesIsRefusedAndWhatReadsIsNot() {
        QFETCH(int, can);
        QFETCH(QString, writing);
        QFETCH(QString, reading);
        SampleLesson l;
        l.joinTeacher(teacher);
        const QByteArray token = only<protocol::Welcome>(l.joinStudent(ana, u"Ana"_s)).token;
        l.send(teacher, protocol::Ask{});
        l.storage = {static_cast<Can>(can), u"The disk is full."_s};

        QCOMPARE(answerTo(l, ana, protocol::Ping{}), u"ok"_s);
        l.greet(ben);
        QCOMPARE(answerTo(l, ben, protocol::Login{Role::Student, u"Ben"_s, {}, {}}), writing);
        l.greet({4});
        QCOMPARE(answerTo(l, {4}, protocol::Login{Role::Student, {}, token, {}}), reading);
        const ConnectionId anasConnection = reading == u"ok"_s ? ConnectionId{4} : ana;
        QCOMPARE(answerTo(l, anasConnection, protocol::Vote{l.room.question()->id(), u"yes"_s}), writing);
        for (const ClientMessage &message :
             {ClientMessage(protocol::ListLessons{}), ClientMessage(protocol::ListQuestions{}),
              ClientMessage(protocol::ListAnswers{})})
            QCOMPARE(answerTo(l, teacher, message), reading);
        for (const ClientMessage &message :
             {ClientMessage(protocol::Show{true}), ClientMessage(protocol::Close{l.room.question()->id()}),
              ClientMessage(protocol::Ask{}), ClientMessage(protocol::Clear{}),
              ClientMessage(protocol::Quit{})})
            QCOMPARE(answerTo(l, teacher, message), writing);
    }

    void theRefusalSaysWhyAndWhenToTryAgain() {
        SampleLesson l;
        l.joinTeacher(teacher);
        l.storage = {Can::Read, u"The disk is full."_s};
        const auto error = only<protocol::Error>(l.send(teacher, protocol::Ask{}, id));
        QCOMPARE(error.text, u"The disk is full."_s);
        QVERIFY(error.wait.value_or(0) > 0);
        QCOMPARE(error.re, id);
    }

    void aTeacherWhoComesBackIsTold() {
        SampleLesson l;
        const QByteArray token = only<protocol::Welcome>(l.joinTeacher(teacher)).token;
        l.storage = {Can::Read, u"The disk is full."_s};
        l.greet({7});
        const Effects effects = l.send({7}, protocol::Login{Role::Teacher, {}, token, {}}, id);
        QCOMPARE(only<protocol::Storage>(effects).writable, false);
        QCOMPARE(only<protocol::Storage>(effects).text, u"The disk is full."_s);
    }

    void studentsAreNotToldOfTheDisk() {
        SampleLesson l;
        const QByteArray token = only<protocol::Welcome>(l.joinStudent(ana, u"Ana"_s)).token;
        l.storage = {Can::Read, u"The disk is full."_s};
        l.greet({7});
        const Effects effects = l.send({7}, protocol::Login{Role::Student, {}, token, {}}, id);
        QVERIFY(messages<protocol::Storage>(effects).empty());
    }
};

LECTERN_TEST(WithoutStorageTest, QCoreApplication)
#include "tst_withoutstorage.moc"
