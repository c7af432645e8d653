// SPDX-License-Identifier: GPL-3.0-or-later
// A whole class with the real daemon, spoken to by hand over real sockets. Every test runs with one event loop
// for everything and with two I/O threads: the same must happen. Those who mean harm: tests/hostile.
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <memory>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Clients = std::vector<std::unique_ptr<RawClient>>;

QuestionId questionIn(const QJsonObject &line) { return {quint64(line.value("question"_L1).toInteger())}; }

} // namespace

class TestClass : public TestCase {
    Q_OBJECT

protected:
    void prepare() override;

private Q_SLOTS:
    void cleanup();
    void fiftyVotesAtOnceAreCountedExactly_data() { bothWays(); }
    void fiftyVotesAtOnceAreCountedExactly();
    void aChangedVoteCountsOnce_data() { bothWays(); }
    void aChangedVoteCountsOnce();
    void aLateVoteIsRefusedByName_data() { bothWays(); }
    void aLateVoteIsRefusedByName();
    void whoComesLaterSeesTheOpenQuestion_data() { bothWays(); }
    void whoComesLaterSeesTheOpenQuestion();
    void resumingGivesTheSameSeatAndNoSecondBallot_data() { bothWays(); }
    void resumingGivesTheSameSeatAndNoSecondBallot();
    void aResumeTakesTheSeatOverAtOnce_data() { bothWays(); }
    void aResumeTakesTheSeatOverAtOnce();
    void studentsSeeTheResultOnlyWhileItIsShown_data() { bothWays(); }
    void studentsSeeTheResultOnlyWhileItIsShown();
    void peopleComeAndGoInTheTeachersList_data() { bothWays(); }
    void peopleComeAndGoInTheTeachersList();
    void quitTellsEverybodyWhyAndFreesTheNames_data() { bothWays(); }
    void quitTellsEverybodyWhyAndFreesTheNames();
    void twoTeachersShareTheClass_data() { bothWays(); }
    void twoTeachersShareTheClass();
    void theKeyMakesTheTeacherNotBeingFirst_data() { bothWays(); }
    void theKeyMakesTheTeacherNotBeingFirst();
    void anUnknownTypeIsAnErrorReplyOnly_data() { bothWays(); }
    void anUnknownTypeIsAnErrorReplyOnly();
    void aClientMayPipelineHelloLoginAndVote_data() { bothWays(); }
    void aClientMayPipelineHelloLoginAndVote();

private:
    void bothWays();
    RawClient &student(const QString &name);
    QuestionId ask(const QString &text);
    QJsonObject tallyOf(int yes, int no);

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<RawClient> m_teacher;
    Clients m_students;
};

void TestClass::bothWays() {
    QTest::addColumn<QString>("ioThreads");
    QTest::newRow("one event loop") << u"0"_s;
    QTest::newRow("two I/O threads") << u"2"_s;
}

void TestClass::prepare() {
    QFETCH(QString, ioThreads);
    m_server = std::make_unique<ServerProcess>(QStringList{u"--io-threads"_s, ioThreads});
    QVERIFY(m_server->start());
    m_teacher = std::make_unique<RawClient>(m_server->port());
    QVERIFY(!m_teacher->joinTeacher(m_server->teacherKey()).isEmpty());
}

void TestClass::cleanup() {
    m_students.clear();
    m_teacher.reset();
    m_server.reset();
}

RawClient &TestClass::student(const QString &name) {
    m_students.push_back(std::make_unique<RawClient>(m_server->port()));
    if (m_students.back()->joinStudent(name).isEmpty())
        qWarning() << name << "could not join";
    return *m_students.back();
}

QuestionId TestClass::ask(const QString &text) {
    m_teacher->request(protocol::Ask{text});
    return questionIn(m_teacher->waitFor(u"question"_s, [&](const QJsonObject &line) {
        return line.value("state"_L1) == "open"_L1 && line.value("text"_L1) == text;
    }));
}

QJsonObject TestClass::tallyOf(int yes, int no) {
    return m_teacher->waitFor(u"tally"_s, [=](const QJsonObject &line) {
        const QJsonObject counts = line.value("counts"_L1).toObject();
        return counts.value("yes"_L1) == yes && counts.value("no"_L1) == no;
    });
}

void TestClass::fiftyVotesAtOnceAreCountedExactly() {
    constexpr int count = 50;
    for (int i = 0; i < count; ++i)
        student(u"Student %1"_s.arg(i));
    const QuestionId question = ask(u"Is TCP a byte stream?"_s);
    for (int i = 0; i < count; ++i) {
        m_students[size_t(i)]->waitFor(u"question"_s,
                                       [&](const auto &l) { return questionIn(l) == question; });
        m_students[size_t(i)]->send(protocol::Vote{question, i % 3 ? u"yes"_s : u"no"_s}, RequestId{999});
    }
    for (const auto &client : m_students)
        QCOMPARE(client->waitFor(u"ok"_s, [](const auto &l) { return l.value("re"_L1) == 999; }).isEmpty(),
                 false);
    const QJsonObject tally = tallyOf(33, 17);
    QCOMPARE(tally.value("answered"_L1).toInt(), count);
    QCOMPARE(tally.value("seats"_L1).toInt(), count);
}

void TestClass::aChangedVoteCountsOnce() {
    RawClient &ana = student(u"Ana"_s);
    const QuestionId question = ask({});
    QCOMPARE(ana.request(protocol::Vote{question, u"yes"_s}).value("type"_L1), "ok"_L1);
    tallyOf(1, 0);
    QCOMPARE(ana.request(protocol::Vote{question, u"no"_s}).value("type"_L1), "ok"_L1);
    QCOMPARE(tallyOf(0, 1).value("answered"_L1).toInt(), 1);
}

void TestClass::aLateVoteIsRefusedByName() {
    RawClient &ana = student(u"Ana"_s);
    const QuestionId first = ask(u"First?"_s);
    QCOMPARE(m_teacher->request(protocol::Close{first}).value("type"_L1), "ok"_L1);
    QCOMPARE(ana.request(protocol::Vote{first, u"yes"_s}).value("code"_L1), "too-late"_L1);
    const QuestionId second = ask(u"Second?"_s);
    QCOMPARE(ana.request(protocol::Vote{first, u"yes"_s}).value("code"_L1), "too-late"_L1);
    QCOMPARE(ana.request(protocol::Vote{second, u"no"_s}).value("type"_L1), "ok"_L1);
    QCOMPARE(questionIn(tallyOf(0, 1)), second);
}

void TestClass::whoComesLaterSeesTheOpenQuestion() {
    const QuestionId question = ask(u"Is TCP a byte stream?"_s);
    const QJsonObject seen = student(u"Ana"_s).waitFor(u"question"_s);
    QCOMPARE(questionIn(seen), question);
    QCOMPARE(seen.value("text"_L1), "Is TCP a byte stream?"_L1);
    QCOMPARE(seen.value("state"_L1), "open"_L1);
}

void TestClass::resumingGivesTheSameSeatAndNoSecondBallot() {
    RawClient ana(m_server->port());
    const QJsonObject welcome = ana.joinStudent(u"Ana"_s);
    const QuestionId question = ask(u"Again?"_s);
    ana.request(protocol::Vote{question, u"yes"_s});
    ana.socket().abort();

    RawClient back(m_server->port());
    const QJsonObject resumed = back.resume(welcome.value("token"_L1).toString());
    QCOMPARE(resumed.value("seat"_L1), welcome.value("seat"_L1));
    QCOMPARE(resumed.value("resumed"_L1).toBool(), true);
    const QJsonObject ballot = back.waitFor(u"ballot"_s);
    QCOMPARE(questionIn(ballot), question);
    QCOMPARE(ballot.value("choice"_L1), "yes"_L1);
    QCOMPARE(back.request(protocol::Vote{question, u"yes"_s}).value("type"_L1), "ok"_L1);
    QCOMPARE(back.request(protocol::Vote{question, u"no"_s}).value("type"_L1), "ok"_L1);
    QCOMPARE(tallyOf(0, 1).value("answered"_L1).toInt(), 1);
}

void TestClass::aResumeTakesTheSeatOverAtOnce() {
    RawClient first(m_server->port());
    const QString token = first.joinStudent(u"Ana"_s).value("token"_L1).toString();
    RawClient second(m_server->port());
    QVERIFY(!second.resume(token).isEmpty());
    QCOMPARE(first.waitFor(u"goodbye"_s).value("reason"_L1), "taken-over"_L1);
    QVERIFY(first.waitForClosed());
    const QuestionId question = ask({});
    QCOMPARE(second.request(protocol::Vote{question, u"yes"_s}).value("type"_L1), "ok"_L1);
}

void TestClass::studentsSeeTheResultOnlyWhileItIsShown() {
    RawClient &ana = student(u"Ana"_s);
    const QuestionId question = ask(u"Shown?"_s);
    ana.request(protocol::Vote{question, u"yes"_s});
    tallyOf(1, 0);
    for (const QJsonObject &line : ana.all())
        QVERIFY2(line.value("type"_L1) != "tally"_L1, "a student saw the tally before Show");
    m_teacher->request(protocol::Show{true});
    QCOMPARE(ana.waitFor(u"tally"_s).value("answered"_L1).toInt(), 1);
    RawClient &ben = student(u"Ben"_s);
    ben.request(protocol::Vote{question, u"no"_s});
    ana.waitFor(u"tally"_s, [](const QJsonObject &line) { return line.value("answered"_L1) == 2; });
    QCOMPARE(m_teacher->request(protocol::Show{false}).value("type"_L1), "ok"_L1);
    QVERIFY(
        !ana.waitFor(u"question"_s, [](const auto &l) { return !l.value("shown"_L1).toBool(); }).isEmpty());
}

void TestClass::peopleComeAndGoInTheTeachersList() {
    RawClient &ana = student(u"Ana <b>bold</b>"_s);
    const auto personIs = [this](const QString &state) {
        return m_teacher->waitFor(u"people"_s, [&](const QJsonObject &line) {
            const QJsonObject person = line.value("people"_L1).toArray().at(0).toObject();
            return person.value("name"_L1) == "Ana <b>bold</b>"_L1 && person.value("state"_L1) == state;
        });
    };
    QCOMPARE(personIs(u"here"_s).value("here"_L1).toInt(), 1);
    ana.socket().abort();
    QCOMPARE(personIs(u"away"_s).value("here"_L1).toInt(), 0);
}

void TestClass::quitTellsEverybodyWhyAndFreesTheNames() {
    RawClient &ana = student(u"Ana"_s);
    const QString token = ana.all().at(1).value("token"_L1).toString();
    QCOMPARE(m_teacher->request(protocol::Quit{}).value("type"_L1), "ok"_L1);
    QCOMPARE(ana.waitFor(u"goodbye"_s).value("reason"_L1), "class-ended"_L1);
    QCOMPARE(m_teacher->waitFor(u"goodbye"_s).value("reason"_L1), "class-ended"_L1);
    QVERIFY(ana.waitForClosed());
    QVERIFY(m_teacher->waitForClosed());

    RawClient again(m_server->port());
    QVERIFY(!again.joinStudent(u"Ana"_s).isEmpty());
    RawClient late(m_server->port());
    QVERIFY(late.resume(token).isEmpty());
    QCOMPARE(late.waitFor(u"error"_s).value("code"_L1), "lesson-ended"_L1);
}

void TestClass::twoTeachersShareTheClass() {
    RawClient second(m_server->port());
    QCOMPARE(second.joinTeacher(m_server->teacherKey()).value("name"_L1), "Teacher 2"_L1);
    QCOMPARE(second.request(protocol::Ask{u"From the second"_s}).value("type"_L1), "ok"_L1);
    const QJsonObject seen = m_teacher->waitFor(
        u"question"_s, [](const QJsonObject &l) { return l.value("text"_L1) == "From the second"_L1; });
    QCOMPARE(m_teacher->request(protocol::Close{questionIn(seen)}).value("type"_L1), "ok"_L1);
    QVERIFY(!second.waitFor(u"question"_s, [](const auto &l) { return l.value("state"_L1) == "closed"_L1; })
                 .isEmpty());
}

void TestClass::theKeyMakesTheTeacherNotBeingFirst() {
    m_server->kill();
    QVERIFY(m_server->start());
    RawClient eve(m_server->port());
    QVERIFY(eve.joinTeacher(TeacherKey::generate()).isEmpty());
    QCOMPARE(eve.waitFor(u"error"_s).value("code"_L1), "bad-proof"_L1);
    RawClient teacher(m_server->port());
    QVERIFY(!teacher.joinTeacher(m_server->teacherKey()).isEmpty());
}

void TestClass::anUnknownTypeIsAnErrorReplyOnly() {
    RawClient &ana = student(u"Ana"_s);
    ana.sendLine("{\"type\":\"dance\",\"id\":4}");
    const QJsonObject error = ana.waitFor(u"error"_s);
    QCOMPARE(error.value("code"_L1), "unknown-type"_L1);
    QCOMPARE(error.value("re"_L1).toInt(), 4);
    QCOMPARE(ana.request(protocol::Ping{}).value("type"_L1), "ok"_L1);
}

void TestClass::aClientMayPipelineHelloLoginAndVote() {
    const QuestionId question = ask({});
    RawClient ana(m_server->port());
    QVERIFY(ana.waitForConnected());
    ana.sendBytes("{\"type\":\"hello\",\"min\":1,\"max\":9}\n{\"type\":\"login\",\"name\":\"Ana\"}\n"
                  "{\"type\":\"vote\",\"id\":3,\"question\":" +
                  QByteArray::number(question.value) + ",\"choice\":\"yes\"}\n");
    QCOMPARE(ana.waitFor(u"ok"_s).value("re"_L1).toInt(), 3);
    tallyOf(1, 0);
}

LECTERN_TEST(TestClass, QCoreApplication)
#include "tst_class.moc"
