// SPDX-License-Identifier: GPL-3.0-or-later
// Cases 1 and 22: too many connections, too many votes. Nobody else notices.
#include "shared/protocol/limits.h"
#include "tests/endtoend/storedlesson.h"
#include "tests/hostile/figures.h"
#include "tests/hostile/hostilecase.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QVariant>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

bool connectAndClose(quint16 port) {
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(port);
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    const bool isDone = ::connect(descriptor, reinterpret_cast<sockaddr *>(&server), sizeof server) == 0;
    ::close(descriptor);
    return isDone;
}

} // namespace

class TestFlood : public HostileCase {
    Q_OBJECT

private Q_SLOTS:
    void case01_afterFiveThousandThatConnectAndCloseALoginTakesAtMostASecond();
    void case22_aFloodOfVotesIsSlowedDownAndNotStored();
    void case22_nobodyElseNoticesAFloodOfVotes();

private:
    // Ana presses by turns as often as a frame a vote goes through a socket.
    void flood(RawClient &ana, QuestionId question);
    int storedBallots();
    qint64 loginTakes(const QString &name); // milliseconds
};

qint64 TestFlood::loginTakes(const QString &name) {
    QElapsedTimer time;
    time.start();
    RawClient client(server().port(), wire());
    return client.joinStudent(name).isEmpty() ? patience : time.elapsed();
}

void TestFlood::case01_afterFiveThousandThatConnectAndCloseALoginTakesAtMostASecond() {
    QVERIFY(begin());
    const qint64 before = loginTakes(u"Ben"_s); // on a machine that has other things to do
    for (int i = 0; i < 5000; ++i)
        QVERIFY(connectAndClose(server().port()));
    const qint64 took = loginTakes(u"Ana"_s);
    QVERIFY2(took <= std::max<qint64>(1000 * sanitizerFactor, 20 * before),
             qPrintable(u"%1 ms, before it %2 ms"_s.arg(took).arg(before)));
    QCOMPARE(teacher().request(protocol::Ping{})["type"_L1], "ok"_L1);
    QVERIFY(!server().output().contains(u"Connected with  : 0"_s));
}

void TestFlood::flood(RawClient &ana, QuestionId question) {
    for (quint64 i = 0; i < 1000; ++i)
        ana.send(protocol::Vote{question, i % 2 ? u"yes"_s : u"no"_s}, RequestId{1000 + i});
}

int TestFlood::storedBallots() {
    return OtherProgram(server().dataFolder() + u"/lectern.db"_s)
        .valueOf(u"SELECT count(*) FROM ballot"_s)
        .toInt();
}

void TestFlood::case22_aFloodOfVotesIsSlowedDownAndNotStored() {
    QVERIFY(begin());
    RawClient &ana = join(u"Ana"_s);
    const QuestionId question = ask(u"Why?"_s);
    QElapsedTimer time;
    time.start();
    flood(ana, question);
    const QJsonObject error = ana.waitFor(u"error"_s);
    QCOMPARE(codeOf(error), u"slow-down"_s);
    QVERIFY(error["wait"_L1].toDouble() > 0);
    QVERIFY(error["wait"_L1].toDouble() <= 1);
    // Read at 100 frames a second, all of it would take longer than this test has to wait for its point.
    WAIT_FOR(std::ranges::count(ana.all(), "slow-down"_L1, [](const auto &line) { return line["code"_L1]; }) >
             100);
    const double most = limits::votesBurst + limits::votesPerSecond * double(time.elapsed()) / 1000 + 1;
    const int stored = storedBallots();
    QVERIFY2(stored >= limits::votesBurst && stored <= most, qPrintable(u"%1 of %2"_s.arg(stored).arg(most)));
}

void TestFlood::case22_nobodyElseNoticesAFloodOfVotes() {
    QVERIFY(begin());
    RawClient &ana = join(u"Ana"_s);
    RawClient &ben = join(u"Ben"_s);
    const QuestionId question = ask(u"Why?"_s);
    flood(ana, question);
    for (const QString &choice : {u"yes"_s, u"no"_s, u"yes"_s})
        QCOMPARE(ben.request(protocol::Vote{question, choice})["type"_L1], "ok"_L1);
    QCOMPARE(teacher().request(protocol::Close{question})["type"_L1], "ok"_L1);
    QVERIFY(isServing());
}

LECTERN_TEST(TestFlood, QCoreApplication)
#include "tst_flood.moc"
