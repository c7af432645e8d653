// SPDX-License-Identifier: GPL-3.0-or-later
// Case 6: every message in every state and role in which it has no place. The answers are those of docs/protocol.md,
// "States of a connection" and "Roles".
#include "tests/hostile/hostilecase.h"
#include "tests/shared/protocol/everymessage.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArrayList forStudents{
    "vote",       "raise-hand", "inquire",       "me-too",          "leave",     "ping",     "pong",
    "say",        "delete",     "list-messages", "search-messages", "open-room", "invite",   "remove",
    "leave-room", "close-room", "list-members",  "find-people",     "calculate", "tell-time"};
const QByteArrayList forTeachers{"ask",
                                 "close",
                                 "clear",
                                 "show",
                                 "quit",
                                 "list-lessons",
                                 "list-questions",
                                 "list-answers",
                                 "set-policy",
                                 "open-door",
                                 "close-door",
                                 "mute",
                                 "call-on",
                                 "lower-hands",
                                 "answer-inquiry",
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

// With 77 as the id of the request.
QByteArray asRequest(const Sample &sample) { return "{\"id\":77," + sample.line.mid(1); }

QList<Sample> messages(bool fromClient) {
    QList<Sample> samples = everyMessage();
    samples.removeIf([=](const Sample &sample) { return sample.fromClient != fromClient; });
    return samples;
}

} // namespace

class TestStates : public HostileCase {
    Q_OBJECT

private Q_SLOTS:
    void case06_beforeHelloNothingButHelloIsTaken();
    void case06_beforeLoginNothingButLoginIsTaken();
    void case06_whatOnlyTheOtherRoleMaySendIsRefused_data();
    void case06_whatOnlyTheOtherRoleMaySendIsRefused();
    void case06_whatOnlyTheServerSaysIsNoMessageOfAClient();

private:
    void tryEverything(bool afterHello, const QByteArray &mayStay);
    // What a teacher who comes now is told of the class.
    QString classAsItIs();
};

QString TestStates::classAsItIs() {
    RawClient witness(server().port(), wire());
    if (witness.joinTeacher(server().teacherKey(), u"Witness"_s).isEmpty())
        return u"no witness"_s;
    const QJsonObject question = witness.waitFor(u"question"_s);
    const QJsonObject tally = witness.waitFor(u"tally"_s);
    QStringList people;
    for (const QJsonValue &person : witness.waitFor(u"people"_s)["people"_L1].toArray()) {
        if (person["name"_L1] != "Witness"_L1)
            people += person["name"_L1].toString() + u' ' + person["state"_L1].toString();
    }
    people.sort();
    const QString state = u"%1 %2 %3: %4 answered; "_s.arg(
        QString::number(questionIn(question).value), question["state"_L1].toString(),
        question["shown"_L1].toBool() ? u"shown"_s : u"hidden"_s,
        QString::number(tally["answered"_L1].toInt()));
    witness.request(protocol::Leave{});
    return state + people.join(u", "_s);
}

void TestStates::tryEverything(bool afterHello, const QByteArray &mayStay) {
    for (const Sample &sample : messages(true)) {
        if (sample.type == (afterHello ? "login" : "hello"))
            continue;
        RawClient &eve = dial();
        if (afterHello) {
            eve.send(protocol::Hello{});
            eve.waitFor(u"greeting"_s);
        }
        eve.sendLine(asRequest(sample).trimmed());
        const QJsonObject error = eve.waitFor(u"error"_s);
        QVERIFY2(codeOf(error) == u"wrong-state"_s, sample.line.constData());
        QCOMPARE(error["re"_L1].toInt(), 77);
        if (sample.type == mayStay) { // the connection is as it was
            QVERIFY(!eve.joinStudent(u"Eve"_s).isEmpty() || afterHello);
            eve.socket().abort();
            continue;
        }
        QCOMPARE(eve.waitFor(u"goodbye"_s)["reason"_L1], "not-logged-in"_L1);
        QVERIFY(eve.waitForClosed());
    }
}

void TestStates::case06_beforeHelloNothingButHelloIsTaken() {
    QVERIFY(begin());
    ask(u"Untouched?"_s);
    const QString before = classAsItIs();
    tryEverything(false, "login");
    QVERIFY(!QTest::currentTestFailed());
    QCOMPARE(classAsItIs().remove(u"Eve away, "_s), before);
}

void TestStates::case06_beforeLoginNothingButLoginIsTaken() {
    QVERIFY(begin());
    ask(u"Untouched?"_s);
    const QString before = classAsItIs();
    tryEverything(true, "hello");
    QVERIFY(!QTest::currentTestFailed());
    QCOMPARE(classAsItIs(), before);
}

void TestStates::case06_whatOnlyTheOtherRoleMaySendIsRefused_data() {
    QTest::addColumn<bool>("isTeacher");
    QTest::newRow("a student") << false;
    QTest::newRow("a teacher") << true;
}

void TestStates::case06_whatOnlyTheOtherRoleMaySendIsRefused() {
    QFETCH(bool, isTeacher);
    QVERIFY(begin());
    const QuestionId question = ask(u"Untouched?"_s);
    RawClient &ana = join(u"Ana"_s);
    QCOMPARE(ana.request(protocol::Vote{question, u"yes"_s})["type"_L1], "ok"_L1);
    const QString before = classAsItIs();
    RawClient &eve = isTeacher ? teacher() : ana;
    int refused = 0;
    for (const Sample &sample : messages(true)) {
        if ((isTeacher ? forTeachers : forStudents).contains(sample.type))
            continue;
        const bool isLogin = sample.type == "hello" || sample.type == "login";
        eve.sendLine(asRequest(sample).trimmed());
        const QJsonObject error = eve.waitFor(u"error"_s);
        QVERIFY2(codeOf(error) == (isLogin ? u"wrong-state"_s : u"not-allowed"_s), sample.line.constData());
        QCOMPARE(error["re"_L1].toInt(), 77);
        ++refused;
    }
    QCOMPARE(refused, isTeacher ? 6 : 19);
    QCOMPARE(classAsItIs(), before);
    QCOMPARE(eve.request(protocol::Ping{})["type"_L1], "ok"_L1);
}

void TestStates::case06_whatOnlyTheServerSaysIsNoMessageOfAClient() {
    QVERIFY(begin());
    ask(u"Untouched?"_s);
    RawClient &eve = join(u"Eve"_s);
    const QString before = classAsItIs();
    for (const Sample &sample : messages(false)) {
        if (sample.type == "ping")
            continue;
        eve.sendLine(asRequest(sample).trimmed());
        QVERIFY2(codeOf(eve.waitFor(u"error"_s)) == u"unknown-type"_s, sample.line.constData());
    }
    QCOMPARE(classAsItIs(), before);
    QCOMPARE(eve.request(protocol::Ping{})["type"_L1], "ok"_L1);
}

LECTERN_TEST(TestStates, QCoreApplication)
#include "tst_states.moc"
