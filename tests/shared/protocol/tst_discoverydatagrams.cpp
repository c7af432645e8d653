// SPDX-License-Identifier: GPL-3.0-or-later
// Questions and answers of those who look for a server, as bytes.
#include "shared/protocol/discovery.h"
#include "shared/protocol/limits.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::protocol;
using namespace Qt::Literals::StringLiterals;

namespace {

DiscoveryAnswer sampleAnswer() {
    return {"9f86d081884c7d65", "0d6a1c8e43f7b295", u"Physics 7b"_s, u"192.0.2.17"_s, 4444};
}

QByteArray padded(const QByteArray &json) { return json.leftJustified(limits::discoveryQuestion, ' '); }

} // namespace

class TestDiscoveryDatagrams : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aQuestionIsReadBack();
    void aQuestionIsPadded();
    void anAnswerIsReadBack();
    void anAnswerIsNeverLongerThanAQuestion_data();
    void anAnswerIsNeverLongerThanAQuestion();
    void anOverlongNameIsCutBetweenLetters();
    void whatIsNoQuestionIsIgnored_data();
    void whatIsNoQuestionIsIgnored();
    void whatIsNoAnswerIsIgnored_data();
    void whatIsNoAnswerIsIgnored();
    void fieldsOfALaterVersionAreIgnored();
    void thePagesExamplesAreReal();
};

void TestDiscoveryDatagrams::aQuestionIsReadBack() {
    for (const QByteArray nonce : {"9f86d081", "9f86d081884c7d659a2feaa0c55ad015"}) {
        const DiscoveryQuestion question{nonce};
        QCOMPARE(decodeDiscoveryQuestion(encode(question)), std::optional(question));
    }
}

void TestDiscoveryDatagrams::aQuestionIsPadded() {
    QCOMPARE(encode(DiscoveryQuestion{"9f86d081"}).size(), limits::discoveryQuestion);
}

void TestDiscoveryDatagrams::anAnswerIsReadBack() {
    QCOMPARE(decodeDiscoveryAnswer(encode(sampleAnswer())), std::optional(sampleAnswer()));
}

void TestDiscoveryDatagrams::anAnswerIsNeverLongerThanAQuestion_data() {
    QTest::addColumn<QString>("letter");
    QTest::newRow("plain") << u"x"_s;
    QTest::newRow("escaped") << u"\""_s;
    QTest::newRow("four bytes each") << u"😀"_s;
    QTest::newRow("six bytes each") << u"\u0001"_s;
}

void TestDiscoveryDatagrams::anAnswerIsNeverLongerThanAQuestion() {
    QFETCH(QString, letter);
    DiscoveryAnswer answer = sampleAnswer();
    answer.nonce = QByteArray(32, 'f');
    answer.address = u"ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255"_s;
    answer.port = 65535;
    answer.name = letter.repeated(5000);
    QVERIFY(encode(answer).size() <= limits::discoveryQuestion);
}

void TestDiscoveryDatagrams::anOverlongNameIsCutBetweenLetters() {
    DiscoveryAnswer answer = sampleAnswer();
    answer.name = u"😀"_s.repeated(limits::classNameCharacters + 1);
    const auto read = decodeDiscoveryAnswer(encode(answer));
    QVERIFY(read);
    QCOMPARE(read->name, u"😀"_s.repeated(limits::classNameCharacters));
}

void TestDiscoveryDatagrams::whatIsNoQuestionIsIgnored_data() {
    QTest::addColumn<QByteArray>("datagram");
    const QByteArray good = encode(DiscoveryQuestion{"9f86d081"});
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArray("{");
    QTest::newRow("not padded") << QByteArray(R"({"type":"find-server","nonce":"9f86d081"})");
    QTest::newRow("one byte short") << good.chopped(1);
    QTest::newRow("one byte long") << good + ' ';
    QTest::newRow("largest datagram") << good.leftJustified(65'507, ' ');
    QTest::newRow("zeros") << QByteArray(limits::discoveryQuestion, '\0');
    QTest::newRow("deep") << QByteArray(limits::discoveryQuestion, '[');
    QTest::newRow("list") << padded("[]");
    QTest::newRow("an answer") << padded(encode(sampleAnswer()));
    QTest::newRow("another type") << padded(R"({"type":"vote","nonce":"9f86d081"})");
    QTest::newRow("no type") << padded(R"({"nonce":"9f86d081"})");
    QTest::newRow("no nonce") << padded(R"({"type":"find-server"})");
    QTest::newRow("short nonce") << padded(R"({"type":"find-server","nonce":"9f86d0"})");
    QTest::newRow("long nonce") << padded(R"({"type":"find-server","nonce":")" + QByteArray(34, 'a') +
                                          R"("})");
    QTest::newRow("nonce is no hex") << padded(R"({"type":"find-server","nonce":"9f86d08\""})");
    QTest::newRow("nonce is a number") << padded(R"({"type":"find-server","nonce":12345678})");
    QTest::newRow("two nonces") << padded(R"({"type":"find-server","nonce":"9f86d081","nonce":"9f86d082"})");
}

void TestDiscoveryDatagrams::whatIsNoQuestionIsIgnored() {
    QFETCH(QByteArray, datagram);
    QVERIFY(!decodeDiscoveryQuestion(datagram));
}

void TestDiscoveryDatagrams::whatIsNoAnswerIsIgnored_data() {
    QTest::addColumn<QByteArray>("datagram");
    const QByteArray good = encode(sampleAnswer());
    const auto with = [&](const QByteArray &part, const QByteArray &other) {
        QByteArray json = good;
        return json.replace(part, other);
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a question") << encode(DiscoveryQuestion{"9f86d081"});
    QTest::newRow("cut") << good.chopped(3);
    QTest::newRow("too long") << good.leftJustified(limits::discoveryQuestion + 1, ' ');
    QTest::newRow("port 0") << with(":4444", ":0");
    QTest::newRow("port too large") << with(":4444", ":65536");
    QTest::newRow("port is a text") << with(":4444", R"(:"4444")");
    QTest::newRow("no address") << with("192.0.2.17", "");
    QTest::newRow("a name for an address") << with("192.0.2.17", "example.org");
    QTest::newRow("an address with a scope") << with("192.0.2.17", "fe80::1%eth0");
    QTest::newRow("an endless address") << with("192.0.2.17", QByteArray(46, '1'));
    QTest::newRow("short server") << with("0d6a1c8e43f7b295", "0d6a1c8e43f7b2");
    QTest::newRow("no server") << with("server\":", "sewer\":");
    QTest::newRow("control characters in the name") << with("Physics", R"(Phy\nsics)");
    QTest::newRow("an endless name") << with("Physics", QByteArray(81, 'x'));
    QTest::newRow("half a letter in the name") << with("Physics", R"(\ud800)");
}

void TestDiscoveryDatagrams::whatIsNoAnswerIsIgnored() {
    QFETCH(QByteArray, datagram);
    QVERIFY(decodeDiscoveryAnswer(encode(sampleAnswer()))); // so it is the row's own fault
    QVERIFY(!decodeDiscoveryAnswer(datagram));
}

void TestDiscoveryDatagrams::fieldsOfALaterVersionAreIgnored() {
    QVERIFY(decodeDiscoveryQuestion(padded(R"({"type":"find-server","nonce":"9f86d081","colour":[1]})")));
}

void TestDiscoveryDatagrams::thePagesExamplesAreReal() {
    QFile file(qEnvironmentVariable("LECTERN_SOURCE") + u"/docs/protocol.md"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    int questions = 0;
    int answers = 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        questions += decodeDiscoveryQuestion(padded(line)).has_value();
        answers += decodeDiscoveryAnswer(line).has_value();
    }
    QCOMPARE(questions, 1);
    QCOMPARE(answers, 1);
}

LECTERN_TEST(TestDiscoveryDatagrams, QCoreApplication)
#include "tst_discoverydatagrams.moc"
