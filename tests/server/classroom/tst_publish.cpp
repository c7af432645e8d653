// SPDX-License-Identifier: GPL-3.0-or-later
// What changes often and is told seldom: tally and people.
#include "shared/protocol/codec.h"
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

#include <set>

using namespace lectern;
using namespace lectern::test;
using protocol::PersonState;
using protocol::Role;

class PublishTest : public TestCase {
    Q_OBJECT

    static constexpr ConnectionId ana{2};
    static constexpr ConnectionId ben{3};

    static void fill(SampleClass &c) {
        c.joinTeacher();
        c.joinStudent(ana, u"Ana"_s);
        c.joinStudent(ben, u"Ben"_s);
        c.room.publish();
    }

private Q_SLOTS:
    void publishingClearsTheNews() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        QVERIFY(c.room.hasNews());
        c.room.publish();
        QVERIFY(!c.room.hasNews());
        QVERIFY(c.room.publish().deliveries.empty());
    }

    void onlyChangedPeopleAreTold() {
        SampleClass c;
        fill(c);
        c.room.disconnected(ben);
        const Effects effects = c.room.publish();
        QCOMPARE(outline(effects), (QStringList{u"send teachers people"_s, u"send students people"_s}));
        const auto people = messages<protocol::People>(effects).front();
        QVERIFY(!people.reset);
        QCOMPARE(people.here, 1);
        QCOMPARE(people.people.size(), 1U);
        QCOMPARE(people.people.front().name, u"Ben"_s);
        QCOMPARE(people.people.front().state, PersonState::Away);
        QCOMPARE(people.people.front().since, c.time.wallTime());
    }

    void whoLeavesIsTold() {
        SampleClass c;
        fill(c);
        effectsOf(c.room.leave(ben));
        const auto people = messages<protocol::People>(c.room.publish()).front();
        QCOMPARE(people.people.front().state, PersonState::Left);
        QCOMPARE(people.here, 1);
    }

    void teachersAreNotCountedAsHere() {
        SampleClass c;
        c.joinTeacher();
        QCOMPARE(messages<protocol::People>(c.room.publish()).front().here, 0);
    }

    void theFirstVoteMarksThePersonAndAChangeDoesNot() {
        SampleClass c;
        fill(c);
        c.ask();
        effectsOf(c.vote(ana, u"yes"_s));
        const auto people = only<protocol::People>(c.room.publish());
        QCOMPARE(people.people.size(), 1U);
        QVERIFY(people.people.front().answered);
        effectsOf(c.vote(ana, u"no"_s));
        QCOMPARE(outline(c.room.publish()), QStringList{u"send teachers tally"_s});
    }

    void theTallyGoesToStudentsOnlyWhileItIsShown() {
        SampleClass c;
        fill(c);
        c.ask();
        QCOMPARE(outline(c.room.publish()), QStringList{u"send teachers tally"_s});
        effectsOf(c.room.show(true));
        effectsOf(c.vote(ana, u"yes"_s));
        QCOMPARE(outline(c.room.publish()), (QStringList{u"send teachers tally"_s, u"send students tally"_s,
                                                         u"send teachers people"_s}));
        effectsOf(c.room.show(false));
        effectsOf(c.vote(ana, u"no"_s));
        QCOMPARE(outline(c.room.publish()), QStringList{u"send teachers tally"_s});
    }

    void theTallyIsToldWhenPeopleComeAndGo() {
        SampleClass c;
        fill(c);
        c.ask();
        QCOMPARE(only<protocol::Tally>(c.room.publish()).seats, 2);
        c.room.disconnected(ben);
        QCOMPARE(only<protocol::Tally>(c.room.publish()).seats, 1);
        effectsOf(c.room.resume(ben, Role::Student, c.tokenOf(ben)));
        QCOMPARE(only<protocol::Tally>(c.room.publish()).seats, 2);
        c.joinStudent({4}, u"Chloe"_s);
        QCOMPARE(only<protocol::Tally>(c.room.publish()).seats, 3);
        effectsOf(c.room.leave({4}));
        QCOMPARE(only<protocol::Tally>(c.room.publish()).seats, 2);
        effectsOf(c.room.resume({5}, Role::Student, c.tokenOf(ben))); // taken over: still one seat
        QCOMPARE(only<protocol::Tally>(c.room.publish()).seats, 2);
    }

    void whoHasAnsweredCountsAsASeatEvenWhenGone() {
        SampleClass c;
        fill(c);
        c.ask();
        effectsOf(c.vote(ana, u"yes"_s));
        effectsOf(c.vote(ben, u"no"_s));
        c.room.disconnected(ana);
        effectsOf(c.room.leave(ben));
        QCOMPARE(c.room.tally().answered, 2);
        QCOMPARE(c.room.tally().seats, 2);
        effectsOf(c.room.resume(ana, Role::Student, c.tokenOf(ana)));
        QCOMPARE(c.room.tally().seats, 2);
        c.ask(); // in the next question they are not there
        QCOMPARE(c.room.tally().seats, 1);
    }

    void withoutAQuestionThereIsNoTally() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        QVERIFY(messages<protocol::Tally>(c.room.publish()).empty());
    }

    void theLastVotesOfAQuestionAreToldBeforeTheNextIsAsked() {
        SampleClass c;
        fill(c);
        const QuestionId first = c.ask();
        effectsOf(c.vote(ana, u"yes"_s));
        const Effects next = effectsOf(c.room.ask(u"Next?"_s));
        const auto tallies = messages<protocol::Tally>(next);
        QCOMPARE(tallies.size(), 1U);
        QCOMPARE(tallies.front().question, first);
        QCOMPARE(tallies.front().answered, 1);
        QVERIFY(outline(next).first().contains(u"tally"_s));
    }

    void manyPeopleAreToldInPartsThatFitAFrame() {
        SampleClass c;
        const QString wide = u"𠀀"_s.repeated(26);
        for (quint64 i = 0; i < 350; ++i)
            c.joinStudent({i + 10}, wide + u"-%1"_s.arg(10000 + i));
        const auto parts = messagesTo<protocol::People>(Group::Teachers, c.room.publish());
        QCOMPARE(parts.size(), 2U);
        QCOMPARE(parts.at(0).people.size(), 200U);
        QCOMPARE(parts.at(1).people.size(), 150U);
        for (const protocol::People &part : parts) {
            QCOMPARE(part.here, 350);
            QVERIFY(!part.reset);
            QVERIFY(protocol::encode(protocol::ServerMessage(part)).size() <= limits::frameAfterLogin);
        }
    }

    // A list of twenty thousand in one go would fill the teacher's send queue, and the server would cut it off.
    void aLongListGoesOutPageByPageAndComplete() {
        SampleClass c;
        for (quint64 i = 0; i < 1000; ++i)
            c.joinStudent({i + 10}, u"S%1"_s.arg(i));
        while (c.room.hasNews())
            c.room.publish();
        std::set<SeatId> told;
        const auto tell = [&](const std::vector<protocol::People> &parts) {
            for (const protocol::People &part : parts) {
                for (const protocol::Person &person : part.people)
                    told.insert(person.seat);
            }
        };
        const auto snapshot = messages<protocol::People>(c.joinTeacher());
        QCOMPARE(snapshot.size(), 1U);
        QVERIFY(snapshot.front().reset);
        tell(snapshot);
        int pages = 0;
        for (; c.room.hasNews(); ++pages) {
            const auto parts = messages<protocol::People>(c.room.publish());
            QVERIFY(parts.size() <= 2);
            tell(parts);
        }
        QCOMPARE(pages, 3); // 801 are left after the first 200
        QCOMPARE(told.size(), 1001U);
    }

    void whoeverWaitsIsToldBeforeOthersChangeAgain() {
        SampleClass c;
        for (quint64 i = 0; i < 600; ++i)
            c.joinStudent({i + 10}, u"S%1"_s.arg(i));
        std::set<SeatId> told;
        for (int round = 0; round < 2; ++round) {
            for (const protocol::People &part : messages<protocol::People>(c.room.publish())) {
                for (const protocol::Person &person : part.people)
                    told.insert(person.seat);
            }
            for (quint64 i = 0; i < 400; ++i) // the first ones, again and again
                c.room.disconnected({i + 10});
        }
        QCOMPARE(told.size(), 600U);
    }

    void aVoteInALargeClassIsNewsOfOnePerson() {
        SampleClass c;
        c.joinTeacher();
        for (quint64 i = 0; i < 20'000; ++i)
            c.joinStudent({i + 10}, u"S%1"_s.arg(i));
        c.ask();
        while (c.room.hasNews())
            c.room.publish();
        effectsOf(c.vote({5000}, u"yes"_s));
        const Effects news = c.room.publish();
        QCOMPARE(only<protocol::People>(news).people.size(), 1U);
        QCOMPARE(only<protocol::Tally>(news).seats, 20'000);
    }
};

LECTERN_TEST(PublishTest, QCoreApplication)
#include "tst_publish.moc"
