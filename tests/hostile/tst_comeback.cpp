// SPDX-License-Identifier: GPL-3.0-or-later
// Case 30: the server restarts while a class is on. The students are those of the real program, without the window.
#include "student-gui/models/votemodel.h"
#include "tests/hostile/figures.h"
#include "tests/hostile/hostilecase.h"

#include <QCoreApplication>
#include <QElapsedTimer>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Student {
    client::Connection connection;
    student::VoteModel model{connection};
    SeatId seat;
    QString choice;

    bool isReady() const { return connection.state() == client::LinkState::Ready; }
};

} // namespace

class TestComeback : public HostileCase {
    Q_OBJECT

private Q_SLOTS:
    void case30_aRestartGivesEverybodySeatAndBallotBackWithinTwoSeconds_data();
    void case30_aRestartGivesEverybodySeatAndBallotBackWithinTwoSeconds();

private:
    void everybodyVotes();
    bool areAll(const std::function<bool(const Student &)> &so) const {
        return std::ranges::all_of(m_students, [&](const auto &student) { return so(*student); });
    }

    std::vector<std::unique_ptr<Student>> m_students;
};

void TestComeback::case30_aRestartGivesEverybodySeatAndBallotBackWithinTwoSeconds_data() {
    QTest::addColumn<bool>("isKilled");
    QTest::newRow("killed") << true;
    QTest::newRow("ended in good order") << false;
}

void TestComeback::everybodyVotes() {
    m_students.clear();
    for (int i = 0; i < 30; ++i) {
        m_students.push_back(std::make_unique<Student>());
        client::Credentials credentials;
        credentials.name = u"Student %1"_s.arg(i);
        m_students.back()->choice = i % 3 ? u"yes"_s : u"no"_s;
        m_students.back()->connection.open({u"127.0.0.1"_s, server().port()}, credentials);
    }
    WAIT_FOR(areAll(&Student::isReady));
    for (const auto &student : m_students) {
        student->seat = student->connection.welcome().seat;
        student->model.vote(student->choice);
    }
    WAIT_FOR(areAll([](const Student &student) { return student.model.counted() == student.choice; }));
}

void TestComeback::case30_aRestartGivesEverybodySeatAndBallotBackWithinTwoSeconds() {
    QFETCH(bool, isKilled);
    QVERIFY(begin());
    ask(u"Why?"_s);
    everybodyVotes();
    QVERIFY(!QTest::currentTestFailed());
    const quint16 port = server().port();
    if (isKilled) {
        server().kill();
    } else {
        server().terminate();
        QVERIFY(server().waitForExit(patience));
    }
    WAIT_FOR(areAll([](const Student &student) { return !student.connection.isReady(); }));
    QElapsedTimer time;
    time.start();
    WAIT_FOR(time.elapsed() > 5000); // long enough for clients that try ever more rarely to be late
    QVERIFY(server().start(port));
    time.start();
    WAIT_FOR(areAll(&Student::isReady));
    const qint64 took = time.elapsed();
    QVERIFY2(took <= 2000 * sanitizerFactor, qPrintable(u"%1 ms"_s.arg(took)));
    for (const auto &student : m_students) {
        QCOMPARE(student->connection.welcome().seat, student->seat);
        QVERIFY(student->connection.welcome().resumed);
        QCOMPARE(student->model.counted(), student->choice);
        QCOMPARE(student->model.question().state, protocol::QuestionState::Open);
    }
    RawClient witness(port, wire());
    QVERIFY(!witness.joinTeacher(server().teacherKey(), u"Witness"_s).isEmpty());
    const QJsonObject tally = witness.waitFor(u"tally"_s);
    QCOMPARE(tally["answered"_L1].toInt(), 30);
    QCOMPARE(tally["counts"_L1].toObject()["no"_L1].toInt(), 10);
    m_students.clear();
}

LECTERN_TEST(TestComeback, QCoreApplication)
#include "tst_comeback.moc"
