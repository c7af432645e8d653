// SPDX-License-Identifier: GPL-3.0-or-later
// Case 27: datagrams of those who mean harm. What a client makes of forged answers: tests/shared/client/tst_discovery.cpp.
#include "shared/protocol/limits.h"
#include "tests/support/discoverycase.h"
#include "tests/support/rawclient.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QNetworkDatagram>
#include <QTimer>
#include <QUdpSocket>

using namespace lectern;
using namespace lectern::protocol;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostMillisecondsToJoin = 2000;

} // namespace

class TestDatagrams : public DiscoveryCase {
    Q_OBJECT

private Q_SLOTS:
    void case27_anAnswerIsNeverLongerThanTheQuestion();
    void case27_whatIsNoQuestionIsDrainedAndIgnored_data();
    void case27_whatIsNoQuestionIsDrainedAndIgnored();
    void case27_aReplayedQuestionIsAnsweredOnce();
    void case27_aFloodIsAnsweredAtItsRateAndHarmsNobody();
    void case27_aFloodOfOneSenderTakesNoAnswerFromAnother();
};

void TestDatagrams::case27_anAnswerIsNeverLongerThanTheQuestion() {
    startServer({u"--class-name"_s, QString(limits::classNameCharacters, u'"')});
    const QByteArray question = encode(DiscoveryQuestion{QByteArray(32, 'f')});
    send(question);
    WAIT_FOR(m_socket.hasPendingDatagrams());
    const QByteArray answer = m_socket.receiveDatagram().data();
    QVERIFY(answer.size() <= question.size());
    QVERIFY(decodeDiscoveryAnswer(answer));
}

void TestDatagrams::case27_whatIsNoQuestionIsDrainedAndIgnored_data() {
    QTest::addColumn<QByteArray>("datagram");
    const QByteArray question = encode(DiscoveryQuestion{nonce});
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArray("{");
    QTest::newRow("junk") << QByteArray(limits::discoveryQuestion, '\xff');
    QTest::newRow("deep") << QByteArray(limits::discoveryQuestion, '[');
    QTest::newRow("too short") << question.trimmed();
    QTest::newRow("the largest") << QByteArray(65'507, 'x');
    QTest::newRow("the largest that begins well") << question.leftJustified(65'507, ' ');
    QTest::newRow("an answer") << encode(DiscoveryAnswer{nonce, "0d6a1c8e43f7b295", u"x"_s, u"::1"_s, 1});
    QTest::newRow("an answer of a question's size")
        << encode(DiscoveryAnswer{nonce, "0d6a1c8e43f7b295", u"x"_s, u"::1"_s, 1})
               .leftJustified(limits::discoveryQuestion, ' ');
    QTest::newRow("a message of the other protocol")
        << QByteArray(R"({"type":"hello","min":1,"max":1})").leftJustified(limits::discoveryQuestion, ' ');
}

void TestDatagrams::case27_whatIsNoQuestionIsDrainedAndIgnored() {
    QFETCH(QByteArray, datagram);
    startServer();
    for (int i = 0; i < 100; ++i)
        send(datagram);
    const auto first = ask("00000000");
    QVERIFY(first);
    QCOMPARE(first->nonce, "00000000"); // nothing came for what was before it
    RawClient student(m_server->port());
    QVERIFY(!student.joinStudent(u"Ana"_s).isEmpty());
}

void TestDatagrams::case27_aFloodIsAnsweredAtItsRateAndHarmsNobody() {
    startServer();
    int questions = 0;
    int answers = 0;
    const auto floodOn = [&] {
        for (int i = 0; i < 50; ++i, ++questions)
            send(encode(DiscoveryQuestion{QByteArray::number(0x10000000 + questions, 16)}));
        for (; m_socket.hasPendingDatagrams(); ++answers)
            m_socket.receiveDatagram();
    };
    QTimer flood;
    connect(&flood, &QTimer::timeout, this, floodOn);
    QElapsedTimer time;
    time.start();
    RawClient before(m_server->port());
    QVERIFY(!before.joinStudent(u"Ben"_s).isEmpty());
    const qint64 usual = time.restart(); // on a machine that has other things to do
    flood.start(0);
    RawClient student(m_server->port());
    QVERIFY(!student.joinStudent(u"Ana"_s).isEmpty());
    QVERIFY2(time.elapsed() < std::max(mostMillisecondsToJoin, 20 * usual),
             qPrintable(u"%1 ms, else %2 ms"_s.arg(time.elapsed()).arg(usual)));
    // Long enough for many more answers than are allowed.
    WAIT_FOR(questions >= 5000 && time.elapsed() >= 1000);
    flood.stop();
    const double seconds = static_cast<double>(time.elapsed()) / 1000.0;
    const double most = limits::discoveryAskerBurst + limits::discoveryAnswersPerAsker * seconds;
    QVERIFY2(answers <= most + 1, qPrintable(u"%1 in %2 s"_s.arg(answers).arg(seconds)));
    QVERIFY(ask()); // and then it answers as before
}

void TestDatagrams::case27_aReplayedQuestionIsAnsweredOnce() {
    startServer();
    for (int i = 0; i < 10; ++i)
        send(encode(DiscoveryQuestion{nonce}));
    send(encode(DiscoveryQuestion{"00000000"}));
    QByteArrayList answered;
    const auto isLastAnswered = [&] {
        while (m_socket.hasPendingDatagrams())
            answered += decodeDiscoveryAnswer(m_socket.receiveDatagram().data())->nonce;
        return answered.contains("00000000");
    };
    WAIT_FOR(isLastAnswered());
    QCOMPARE(answered, (QByteArrayList{nonce, "00000000"}));
}

void TestDatagrams::case27_aFloodOfOneSenderTakesNoAnswerFromAnother() {
    startServer();
    QUdpSocket other;
    QVERIFY(other.bind(QHostAddress(u"127.0.0.77"_s)));
    int flooded = 0;
    int asked = 0;
    int answered = 0;
    const auto isOver = [&] {
        for (int i = 0; i < 50; ++i, ++flooded)
            send(encode(DiscoveryQuestion{QByteArray::number(0x10000000 + flooded, 16)}));
        // More than all together may be answered at once.
        if (flooded > 2 * limits::discoveryAnswersBurst && flooded % 500 == 0 && asked < 10) {
            const QByteArray fresh = QByteArray::number(0x20000000 + ++asked, 16);
            other.writeDatagram(encode(DiscoveryQuestion{fresh}), m_address, m_server->port());
        }
        for (; other.hasPendingDatagrams(); ++answered)
            other.receiveDatagram();
        return asked == 10 && answered > 6; // one or the other datagram may be lost in the crowd
    };
    WAIT_FOR(isOver());
}

LECTERN_TEST(TestDatagrams, QCoreApplication)
#include "tst_datagrams.moc"
