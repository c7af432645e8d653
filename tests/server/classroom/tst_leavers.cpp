// SPDX-License-Identifier: GPL-3.0-or-later
// Who has left stays in the list: of those who come later, too.
#include "shared/protocol/codec.h"
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using namespace std::chrono_literals;
using protocol::PersonState;

class LeaversTest : public TestCase {
    Q_OBJECT

    static constexpr ConnectionId ana{2};
    static constexpr ConnectionId ben{3};
    static constexpr ConnectionId later{9};

    static QStringList gone(const Effects &effects) {
        QStringList names;
        for (const protocol::People &part : messages<protocol::People>(effects)) {
            for (const protocol::Person &person : part.people) {
                if (person.state == PersonState::Left)
                    names.append(person.name);
            }
        }
        return names;
    }
    static void comeAndGo(SampleClass &c, ConnectionId connection, const QString &name) {
        c.joinStudent(connection, name);
        c.time.pass(1s);
        effectsOf(c.room.leave(connection));
    }

private Q_SLOTS:
    void whoComesIsToldWhoHasLeftAndSinceWhen() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        c.time.pass(60s);
        effectsOf(c.room.leave(ana));
        const qint64 at = c.time.wallTime();
        c.time.pass(60s);
        for (const Effects &effects : {c.joinStudent(ben, u"Ben"_s), c.joinTeacher()}) {
            QCOMPARE(gone(effects), QStringList{u"Ana"_s});
            const protocol::People told = messages<protocol::People>(effects).back();
            QVERIFY(!told.reset && told.complete);
            QCOMPARE(told.here, c.room.seats().studentsHere());
            QCOMPARE(told.people.front().since, at);
        }
    }

    void whoSitsThereAgainUnderTheNameIsNoLeaver() {
        SampleClass c;
        comeAndGo(c, ana, u"Ana"_s);
        c.joinStudent(ben, u"АNA"_s); // a Cyrillic A
        QCOMPARE(gone(c.joinTeacher()), QStringList());
        effectsOf(c.room.leave(ben));
        QCOMPARE(gone(c.joinTeacher(later)), QStringList{u"АNA"_s});
    }

    void eachNameIsToldOnceTheNewestLast() {
        SampleClass c;
        comeAndGo(c, ana, u"Ana"_s);
        comeAndGo(c, ben, u"Ben"_s);
        comeAndGo(c, ana, u"Ana"_s);
        QCOMPARE(gone(c.joinTeacher()), (QStringList{u"Ben"_s, u"Ana"_s}));
    }

    void onlyTheNewestAreToldAndTheyFitAFrame() {
        SampleClass c;
        const QString wide = u"𠀀"_s.repeated(26);
        for (quint64 i = 0; i < 205; ++i)
            comeAndGo(c, {100 + i}, wide + u"-%1"_s.arg(10000 + i));
        const Effects effects = c.joinTeacher();
        QCOMPARE(gone(effects).size(), limits::leaversListed);
        QCOMPARE(gone(effects).front(), wide + u"-10005"_s);
        for (const protocol::People &part : messages<protocol::People>(effects))
            QVERIFY(protocol::encode(protocol::ServerMessage(part)).size() <= limits::frameAfterLogin);
    }

    void aReplayKnowsTheSame() {
        SampleClass c;
        std::vector<Record> facts;
        const auto note = [&](const Effects &effects) {
            facts.insert(facts.end(), effects.records.begin(), effects.records.end());
        };
        note(c.joinStudent(ana, u"Ana"_s));
        note(c.joinStudent(ben, u"Ben"_s));
        c.time.pass(1s);
        note(effectsOf(c.room.leave(ben)));
        c.time.pass(1s);
        note(effectsOf(c.room.leave(ana)));
        std::swap(facts[facts.size() - 1], facts[facts.size() - 2]); // as the file has them: by seat
        SampleClass again;
        again.room.restore(facts);
        QCOMPARE(gone(again.joinTeacher()), (QStringList{u"Ben"_s, u"Ana"_s}));
    }

    void theNextLessonBeginsWithoutThem() {
        SampleClass c;
        comeAndGo(c, ana, u"Ana"_s);
        effectsOf(c.room.quit());
        QCOMPARE(gone(c.joinTeacher()), QStringList());
    }

    void studentsOfALargeClassAreToldTheNumberAlone() {
        SampleClass c;
        comeAndGo(c, ana, u"Ana"_s);
        for (quint64 i = 0; i <= quint64(limits::peopleForStudents); ++i)
            c.joinStudent({100 + i}, u"S%1"_s.arg(i));
        QCOMPARE(gone(c.joinStudent(later, u"Zoe"_s)), QStringList());
    }

    // Else those who were here while it grew and shrank would miss them.
    void aListThatStartsOverHasThemToo() {
        SampleClass c;
        comeAndGo(c, ana, u"Ana"_s);
        for (quint64 i = 0; i <= quint64(limits::peopleForStudents); ++i)
            c.joinStudent({100 + i}, u"S%1"_s.arg(i));
        while (c.room.hasNews())
            c.room.publish();
        for (quint64 i = 140; i <= quint64(limits::peopleForStudents); ++i)
            effectsOf(c.room.leave({100 + i}));
        c.time.pass(limits::newsToMany);
        QStringList told;
        for (int round = 0; round < 5; ++round)
            told += gone(c.room.publish());
        QVERIFY(told.contains(u"Ana"_s));
    }
};

LECTERN_TEST(LeaversTest, QCoreApplication)
#include "tst_leavers.moc"
