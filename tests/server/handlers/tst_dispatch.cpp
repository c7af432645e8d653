// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/permissions.h"
#include "tests/server/handlers/samplelesson.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

#include <set>

using namespace lectern;
using namespace lectern::test;
using protocol::ClientMessage;
using protocol::Role;

namespace {

// One of each message there is, so that a new one is tested without anybody thinking of it.
template <size_t... Index>
std::vector<ClientMessage> oneOfEach(std::index_sequence<Index...>) {
    return {std::variant_alternative_t<Index, ClientMessage::Variant>{}...};
}
std::vector<ClientMessage> oneOfEach() {
    return oneOfEach(std::make_index_sequence<std::variant_size_v<ClientMessage::Variant>>());
}

std::string typeOf(const ClientMessage &message) {
    return std::visit([](const auto &m) { return std::string(m.type); }, message);
}

const std::set<std::string> forNewcomers{"hello", "login"};
const std::set<std::string> forStudents{
    "vote",       "raise-hand", "inquire",       "me-too",          "leave",     "ping",     "pong",
    "say",        "delete",     "list-messages", "search-messages", "open-room", "invite",   "remove",
    "leave-room", "close-room", "list-members",  "find-people",     "calculate", "tell-time"};
const std::set<std::string> forTeachers{"ask",
                                        "close",
                                        "clear",
                                        "show",
                                        "quit",
                                        "list-lessons",
                                        "list-questions",
                                        "list-answers",
                                        "set-policy",
                                        "mute",
                                        "call-on",
                                        "lower-hands",
                                        "answer-inquiry",
                                        "open-door",
                                        "close-door",
                                        "project-inquiry",
                                        "dismiss-inquiry",
                                        "leave",
                                        "ping",
                                        "pong",
                                        "say",
                                        "delete",
                                        "list-messages",
                                        "search-messages",
                                        "open-room",
                                        "invite",
                                        "remove",
                                        "leave-room",
                                        "close-room",
                                        "list-members",
                                        "find-people",
                                        "calculate",
                                        "tell-time"};

} // namespace

class DispatchTest : public TestCase {
    Q_OBJECT

    static constexpr ConnectionId teacher{1};
    static constexpr ConnectionId ana{2};
    static constexpr ConnectionId ben{3};
    static constexpr RequestId id{41};

    static void fill(SampleLesson &l) {
        l.joinTeacher(teacher);
        l.joinStudent(ana, u"Ana"_s);
    }

private Q_SLOTS:
    // ---- before login ----

    void beforeLoginEverythingElseIsAnErrorAndTheEnd() {
        for (const bool greeted : {false, true}) {
            for (const ClientMessage &message : oneOfEach()) {
                if (forNewcomers.contains(typeOf(message)))
                    continue;
                SampleLesson l;
                if (greeted)
                    l.greet(ana);
                const Effects effects = l.send(ana, message, id);
                QCOMPARE(outline(effects), (QStringList{u"send 2 error"_s, u"dismiss 2 not-logged-in"_s}));
                QCOMPARE(only<protocol::Error>(effects).re, id);
                QCOMPARE(errorWord(effects), toString(ErrorCode::WrongState));
                QVERIFY(effects.records.empty());
            }
        }
    }

    void loginBeforeHelloIsAnErrorOnly() {
        SampleLesson l;
        const Effects effects = l.send(ana, protocol::Login{Role::Student, u"Ana"_s, {}, {}});
        QCOMPARE(outline(effects), QStringList{u"send 2 error"_s});
        QCOMPARE(errorWord(effects), toString(ErrorCode::WrongState));
        QCOMPARE(outline(l.joinStudent(ana, u"Ana"_s)).first(), u"send 2 welcome"_s);
    }

    void helloTwiceIsAnErrorOnly() {
        SampleLesson l;
        l.greet(ana);
        const Effects effects = l.send(ana, protocol::Hello{}, id);
        QCOMPARE(outline(effects), QStringList{u"send 2 error"_s});
        QCOMPARE(errorWord(effects), toString(ErrorCode::WrongState));
        QCOMPARE(outline(l.send(ana, protocol::Login{Role::Student, u"Ana"_s, {}, {}})).first(),
                 u"send 2 welcome"_s);
    }

    void helloOrLoginAfterLoginIsAnErrorOnly() {
        SampleLesson l;
        fill(l);
        for (const ClientMessage &message :
             {ClientMessage(protocol::Hello{}),
              ClientMessage(protocol::Login{Role::Student, u"Ben"_s, {}, {}})}) {
            const Effects effects = l.send(ana, message);
            QCOMPARE(outline(effects), QStringList{u"send 2 error"_s});
            QCOMPARE(errorWord(effects), toString(ErrorCode::WrongState));
        }
        QCOMPARE(l.room.seatOf(ana)->name, u"Ana"_s);
    }

    // ---- looking for people ----

    void whoIsCalledExactlySoIsFoundFirstAndOnce() {
        SampleLesson l;
        const int others = 2 * int(limits::peoplePerSearch) + 10;
        for (int i = 1; i <= others; ++i)
            l.joinStudent({quint64(10 + i)}, u"Anna %1"_s.arg(i));
        l.joinStudent(ana, u"Ann"_s);
        QStringList names;
        protocol::FindPeople request{u"ann"_s, {}};
        bool more = true;
        while (more) {
            const auto found = only<protocol::FoundPeople>(l.send(ana, request));
            QVERIFY(std::ssize(found.people) <= limits::peoplePerSearch);
            for (const auto &person : found.people)
                names.append(person.name);
            request.after = found.people.back().seat;
            more = found.more;
        }
        QCOMPARE(names.first(), u"Ann"_s);
        QCOMPARE(names.size(), others + 1);
        QCOMPARE(names.removeDuplicates(), 0);
    }

    // ---- doors ----

    void aDoorOpensOnItsOwnPortUnlessToldOtherwise() {
        SampleLesson l;
        fill(l);
        const Effects opened = l.send(teacher, protocol::OpenDoor{protocol::Door::Poll, {}}, id);
        QCOMPARE(l.doors.openAt, (std::map<protocol::Door, int>{{protocol::Door::Poll, 4445}}));
        QCOMPARE(messagesTo<protocol::Doors>(Group::Teachers, opened).size(), 1U);
        l.send(teacher, protocol::OpenDoor{protocol::Door::Poll, 9000}, id);
        QCOMPARE(l.doors.openAt.at(protocol::Door::Poll), 9000);
        const Effects closed = l.send(teacher, protocol::CloseDoor{protocol::Door::Poll}, id);
        QVERIFY(l.doors.openAt.empty());
        QVERIFY(only<protocol::Doors>(closed).doors.empty());
    }

    void aDoorThatCannotBeOpenedSaysWhy() {
        SampleLesson l;
        fill(l);
        QCOMPARE(
            only<protocol::Error>(l.send(teacher, protocol::OpenDoor{protocol::Door::Poll, 65536}, id)).field,
            u"port"_s);
        QCOMPARE(
            only<protocol::Error>(l.send(teacher, protocol::OpenDoor{protocol::Door::Other, {}}, id)).field,
            u"door"_s);
        QCOMPARE(only<protocol::Error>(l.send(teacher, protocol::CloseDoor{protocol::Door::Other}, id)).field,
                 u"door"_s);
        l.doors.problem = refusal(ErrorCode::PortInUse, u"Somebody has it."_s);
        const Effects refused = l.send(teacher, protocol::OpenDoor{protocol::Door::Poll, {}}, id);
        QCOMPARE(only<protocol::Error>(refused).text, u"Somebody has it."_s);
        QVERIFY(messages<protocol::Doors>(refused).empty());
    }

    void aTeacherIsToldOfTheDoorsOnLogin() {
        SampleLesson l;
        l.doors.openAt[protocol::Door::Chat] = 8888;
        const auto told = only<protocol::Doors>(l.joinTeacher(teacher));
        QCOMPARE(told.doors.size(), 1U);
        QVERIFY(messages<protocol::Doors>(l.joinStudent(ana, u"Ana"_s)).empty());
    }

    // ---- roles ----

    void aRoleMaySendWhatItsListHoldsAndNothingElse() {
        for (const Role role : {Role::Student, Role::Teacher}) {
            for (const ClientMessage &message : oneOfEach()) {
                const auto &allowed = role == Role::Student ? forStudents : forTeachers;
                if (forNewcomers.contains(typeOf(message)))
                    continue;
                SampleLesson l;
                fill(l);
                const QString before = durableState(l.room);
                const Effects effects = l.send(role == Role::Student ? ana : teacher, message, id);
                const auto errors = messages<protocol::Error>(effects);
                const bool isRefused = !errors.empty() && errors.front().code == ErrorCode::NotAllowed;
                QVERIFY2(isRefused != allowed.contains(typeOf(message)), typeOf(message).c_str());
                if (!isRefused)
                    continue;
                QCOMPARE(errors.front().re, id);
                QCOMPARE(effects.deliveries.size(), 1U); // no dismissal
                QCOMPARE(durableState(l.room), before);
            }
        }
    }

    void aMessageThatIsOnNoListIsForNobody() {
        struct Unheard {};
        QVERIFY(!handlers::isAllowed<Unheard>(Role::Student));
        QVERIFY(!handlers::isAllowed<Unheard>(Role::Teacher));
    }

    // ---- answers ----

    void aRequestWithAnIdGetsExactlyOneOkAndOneWithoutGetsNone() {
        SampleLesson l;
        fill(l);
        QCOMPARE(only<protocol::Ok>(l.send(ana, protocol::Ping{}, id)).re, id);
        QVERIFY(l.send(ana, protocol::Ping{}).deliveries.empty());
        QVERIFY(l.send(ana, protocol::Pong{}).deliveries.empty());
        QCOMPARE(outline(l.send(teacher, protocol::Ask{u"?"_s}, id)),
                 (QStringList{u"send everybody question"_s, u"send 1 ok"_s}));
        QCOMPARE(outline(l.send(teacher, protocol::Ask{u"?"_s})), QStringList{u"send everybody question"_s});
        QCOMPARE(outline(l.send(ana, protocol::Vote{l.room.question()->id(), u"yes"_s}, id)),
                 QStringList{u"send 2 ok"_s});
    }

    void anErrorIsSentWithTheIdWhereThereIsOne() {
        SampleLesson l;
        fill(l);
        const Effects with = l.send(ana, protocol::Vote{{1}, u"yes"_s}, id);
        QCOMPARE(errorWord(with), toString(ErrorCode::NoQuestion));
        QCOMPARE(only<protocol::Error>(with).re, id);
        QVERIFY(!only<protocol::Error>(l.send(ana, protocol::Vote{{1}, u"yes"_s})).re);
    }

    void theOkOfHelloAndLoginComesLast() {
        SampleLesson l;
        QCOMPARE(outline(l.send(ana, protocol::Hello{}, id)),
                 (QStringList{u"send 2 greeting"_s, u"send 2 ok"_s}));
        const Effects effects = l.send(ana, protocol::Login{Role::Student, u"Ana"_s, {}, {}}, id);
        QCOMPARE(outline(effects), (QStringList{u"send 2 welcome"_s, u"send 2 question"_s, u"send 2 people"_s,
                                                u"send 2 policy"_s, u"send 2 rooms"_s, u"send 2 inquiries"_s,
                                                u"enroll 2 student"_s, u"send 2 ok"_s}));
    }

    void theOkOfATakeoverGoesToTheNewConnection() {
        SampleLesson l;
        const auto welcome = only<protocol::Welcome>(l.joinStudent(ana, u"Ana"_s));
        l.greet(ben);
        const Effects effects = l.send(ben, protocol::Login{Role::Student, {}, welcome.token, {}}, id);
        QCOMPARE(outline(effects).first(), u"dismiss 2 taken-over"_s);
        QCOMPARE(outline(effects).last(), u"send 3 ok"_s);
    }

    void theOkOfLeaveAndQuitComesBeforeTheGoodbye() {
        SampleLesson l;
        fill(l);
        QCOMPARE(outline(l.send(ana, protocol::Leave{}, id)),
                 (QStringList{u"send 2 ok"_s, u"dismiss 2 left"_s}));
        QCOMPARE(outline(l.send(teacher, protocol::Quit{}, id)),
                 (QStringList{u"send 1 ok"_s, u"dismiss everybody class-ended"_s}));
    }

    void everyTeacherRequestReachesTheClass() {
        SampleLesson l;
        fill(l);
        l.send(teacher, protocol::Ask{u"One?"_s});
        QCOMPARE(l.room.question()->text(), u"One?"_s);
        l.send(teacher, protocol::Show{true});
        QVERIFY(l.room.question()->isShown());
        l.send(teacher, protocol::Close{l.room.question()->id()});
        QVERIFY(!l.room.question()->isOpen());
        l.send(teacher, protocol::Clear{});
        QCOMPARE(l.room.question()->id(), QuestionId{2});
        l.send(teacher, protocol::Quit{});
        QVERIFY(!l.room.question());
    }

    // ---- bad frames ----

    void aFrameThatIsNoMessageClosesInAnyState() {
        SampleLesson l;
        fill(l);
        l.greet(ben);
        for (const ConnectionId connection : {ConnectionId{9}, ben, ana, teacher}) {
            const Effects effects = l.sendBytes(connection, "GET / HTTP/1.1");
            const QString number = QString::number(connection.value);
            QCOMPARE(outline(effects),
                     (QStringList{u"send %1 error"_s.arg(number), u"dismiss %1 bad-frame"_s.arg(number)}));
            QCOMPARE(errorWord(effects), toString(ErrorCode::BadFrame));
            QVERIFY(!only<protocol::Error>(effects).re);
        }
    }

    void anUnknownTypeIsAnErrorAfterLoginAndTheEndBefore() {
        SampleLesson l;
        fill(l);
        const Effects inside = l.sendBytes(ana, R"({"type":"dance","id":41})");
        QCOMPARE(outline(inside), QStringList{u"send 2 error"_s});
        QCOMPARE(errorWord(inside), toString(ErrorCode::UnknownType));
        QCOMPARE(only<protocol::Error>(inside).re, id);
        const Effects outside = l.sendBytes(ben, R"({"type":"dance"})");
        QCOMPARE(outline(outside), (QStringList{u"send 3 error"_s, u"dismiss 3 not-logged-in"_s}));
    }

    void aBadFieldIsAnErrorThatNamesTheField() {
        SampleLesson l;
        fill(l);
        for (const ConnectionId connection : {ben, ana}) {
            const Effects effects = l.sendBytes(connection, R"({"type":"login","name":7,"id":41})");
            QCOMPARE(effects.deliveries.size(), 1U);
            QCOMPARE(errorWord(effects), toString(ErrorCode::BadField));
            QCOMPARE(only<protocol::Error>(effects).field, u"name"_s);
            QCOMPARE(only<protocol::Error>(effects).re, id);
        }
    }

    void beforeLoginABadFieldOfAnythingElseIsTheEnd() {
        SampleLesson l;
        const Effects effects = l.sendBytes(ben, R"({"type":"vote","id":41})");
        QCOMPARE(outline(effects), (QStringList{u"send 3 error"_s, u"dismiss 3 not-logged-in"_s}));
        QCOMPARE(errorWord(effects), toString(ErrorCode::BadField));
    }

    // ---- on the way out ----

    void whatComesBehindADismissalIsIgnored() {
        SampleLesson l;
        const protocol::Login login{Role::Student, u"Ghost"_s, {}, {}};
        l.sendBytes(ben, "no message");
        l.greet(ben);
        QVERIFY(l.send(ben, login, id).deliveries.empty());
        QVERIFY(!l.room.seatOf(ben));
    }

    void whoLostItsSeatCannotTakeAnotherOnTheSameConnection() {
        SampleLesson l;
        const protocol::Login login{Role::Student, u"Ghost"_s, {}, {}};
        fill(l);
        l.send(ana, protocol::Leave{});
        QCOMPARE(outline(l.send(ana, login, id)), QStringList{u"send 2 error"_s});

        const auto welcome = only<protocol::Welcome>(l.joinStudent(ben, u"Ben"_s));
        l.greet({4});
        l.send({4}, protocol::Login{Role::Student, {}, welcome.token, {}});
        QCOMPARE(outline(l.send(ben, login, id)), QStringList{u"send 3 error"_s});
        l.send(teacher, protocol::Quit{});
        QCOMPARE(outline(l.send({4}, login, id)), QStringList{u"send 4 error"_s});
        QVERIFY(l.send({4}, login).deliveries.empty()); // nobody waits for an answer
        QVERIFY(l.room.seats().all().empty());
    }
};

LECTERN_TEST(DispatchTest, QCoreApplication)
#include "tst_dispatch.moc"
