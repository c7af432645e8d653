// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using namespace std::chrono_literals;

class PresenceTest : public TestCase {
    Q_OBJECT

    static constexpr ConnectionId ana{2};
    static constexpr ConnectionId ben{3};
    static constexpr ConnectionId later{9};

    static std::vector<protocol::Presence> newsOf(SampleClass &c) {
        return messages<protocol::Presence>(c.room.publish());
    }

private Q_SLOTS:
    void comingIsToldToEverybodyWithTheCount() {
        SampleClass c;
        c.joinStudent(ana, u"Batman"_s);
        const Effects effects = c.room.publish();
        QVERIFY(outline(effects).contains(u"send everybody presence"_s));
        const auto news = only<protocol::Presence>(effects);
        QCOMPARE(news.joined, std::vector<QString>{u"Batman"_s});
        QCOMPARE(news.joinedCount, 1);
        QCOMPARE(news.count, 1);
        QCOMPARE(news.at, c.time.wallTime());
        QVERIFY(newsOf(c).empty());
    }

    void leavingIsToldAtOnceAndBeingGoneAfterAWhile() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        c.joinStudent(ben, u"Ben"_s);
        newsOf(c);
        effectsOf(c.room.leave(ana));
        c.room.disconnected(ben);
        auto news = newsOf(c).at(0);
        QCOMPARE(news.left, std::vector<QString>{u"Ana"_s});
        QCOMPARE(news.count, 0);
        QCOMPARE(c.room.untilNews(), std::optional(std::chrono::milliseconds(limits::absenceTold)));
        c.time.pass(limits::absenceTold);
        news = newsOf(c).at(0);
        QCOMPARE(news.left, std::vector<QString>{u"Ben"_s});
        QVERIFY(!c.room.untilNews());
    }

    void whoIsBackSoonHasNotBeenAway() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        newsOf(c);
        c.room.disconnected(ana);
        c.time.pass(limits::absenceTold - 1ms);
        QVERIFY(newsOf(c).empty());
        effectsOf(c.room.resume(later, protocol::Role::Student, c.tokenOf(ana)));
        c.time.pass(limits::absenceTold);
        QVERIFY(newsOf(c).empty());
    }

    void whoIsBackLaterHasJoinedAgain() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        newsOf(c);
        c.room.disconnected(ana);
        c.time.pass(limits::absenceTold);
        newsOf(c);
        effectsOf(c.room.resume(later, protocol::Role::Student, c.tokenOf(ana)));
        QCOMPARE(newsOf(c).at(0).joined, std::vector<QString>{u"Ana"_s});
    }

    void afterARestartComingBackIsNoNews() {
        SampleClass c;
        std::vector<Record> records = c.joinStudent(ana, u"Ana"_s).records;
        const auto bens = c.joinStudent(ben, u"Ben"_s).records;
        records.insert(records.end(), bens.begin(), bens.end());
        c.room.restore(records);
        effectsOf(c.room.resume(later, protocol::Role::Student, c.tokenOf(ana)));
        QVERIFY(newsOf(c).empty());
        c.time.pass(limits::absenceTold); // Ben was gone before, or is gone now: who knows
        QVERIFY(newsOf(c).empty());
    }

    void manyWhoComeAtOnceAreCountedAndTheFirstNamed() {
        SampleClass c;
        const int many = static_cast<int>(limits::namesTold) + 20;
        for (int i = 0; i < many; ++i)
            c.joinStudent(ConnectionId{quint64(10 + i)}, u"S%1"_s.arg(i));
        const auto news = newsOf(c).at(0);
        QCOMPARE(news.joinedCount, many);
        QCOMPARE(std::ssize(news.joined), limits::namesTold);
        QCOMPARE(news.joined.front(), u"S0"_s);
    }

    void aCrowdIsToldSeldom() {
        SampleClass c;
        for (int i = 0; i <= limits::manyPeople; ++i)
            c.joinStudent(ConnectionId{quint64(10 + i)}, u"S%1"_s.arg(i));
        newsOf(c);
        c.joinStudent(ana, u"Ana"_s);
        QVERIFY(newsOf(c).empty());
        c.time.pass(limits::newsToMany);
        QCOMPARE(newsOf(c).at(0).joinedCount, 1);
    }

    // ---- who is listed ----

    void studentsAreToldWhoIsThereButNotWhoHasAnswered() {
        SampleClass c;
        c.joinTeacher();
        c.joinStudent(ana, u"Ana"_s);
        const QuestionId question = c.ask();
        effectsOf(c.vote(ana, u"yes"_s));
        const auto snapshot = only<protocol::People>(c.joinStudent(ben, u"Ben"_s));
        QVERIFY(snapshot.complete);
        QCOMPARE(snapshot.people.size(), size_t(3));
        for (const protocol::Person &person : snapshot.people)
            QVERIFY(!person.answered);
        c.room.publish();
        effectsOf(c.room.vote(ben, question, u"no"_s));
        QCOMPARE(outline(c.room.publish()),
                 (QStringList{u"send teachers tally"_s, u"send teachers people"_s}));
    }

    void studentsOfALargeClassAreToldTheNumberAlone() {
        SampleClass c;
        c.joinTeacher();
        for (int i = 1; i < limits::peopleForStudents; ++i)
            c.joinStudent(ConnectionId{quint64(10 + i)}, u"S%1"_s.arg(i));
        c.room.publish();
        c.joinStudent(ana, u"Ana"_s); // one too many
        auto told = messagesTo<protocol::People>(Group::Students, c.room.publish());
        QVERIFY(!told.empty());
        QVERIFY(told.front().reset);
        for (const protocol::People &people : told) {
            QVERIFY(!people.complete);
            QVERIFY(people.people.empty());
        }
        QVERIFY(!only<protocol::People>(c.joinStudent(ben, u"Ben"_s)).complete);
        for (int i = 1; i < limits::peopleForStudents / 2; ++i)
            effectsOf(c.room.leave(ConnectionId{quint64(10 + i)}));
        c.time.pass(limits::newsToMany);
        told = messagesTo<protocol::People>(Group::Students, c.room.publish());
        QVERIFY(told.front().reset);
        QVERIFY(told.front().complete);
        int sitting = 0;
        for (const protocol::People &people : told) {
            for (const protocol::Person &person : people.people)
                sitting += person.state == protocol::PersonState::Left ? 0 : 1;
        }
        QCOMPARE(sitting, c.room.seats().sitting());
    }
};

LECTERN_TEST(PresenceTest, QCoreApplication)
#include "tst_presence.moc"
