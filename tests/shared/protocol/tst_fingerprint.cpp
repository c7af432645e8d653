// SPDX-License-Identifier: GPL-3.0-or-later
// The known values were worked out in another language.
#include "shared/protocol/fingerprint.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QSet>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString hexOfAbc = u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s;

} // namespace

class TestFingerprint : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void isTheSha256OfTheCertificate_data();
    void isTheSha256OfTheCertificate();
    void theFirst88BitsAreEightWords_data();
    void theFirst88BitsAreEightWords();
    void hexadecimalIsReadAsPeopleWriteIt_data();
    void hexadecimalIsReadAsPeopleWriteIt();
    void whatIsNotWholeIsNoFingerprint_data();
    void whatIsNotWholeIsNoFingerprint();
    void peopleSeeSixteenGroupsOfFour();
    void everyBitCounts();
};

void TestFingerprint::isTheSha256OfTheCertificate_data() {
    QTest::addColumn<QByteArray>("der");
    QTest::addColumn<QString>("hex");
    QTest::newRow("nothing") << QByteArray()
                             << u"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s;
    QTest::newRow("abc") << QByteArray("abc") << hexOfAbc;
    QTest::newRow("a sentence") << QByteArray("Lectern server")
                                << u"4146c5cb356ca61a320c41882630d83122a69811a6ec946d3f1a7156b04f39b2"_s;
}

void TestFingerprint::isTheSha256OfTheCertificate() {
    QFETCH(QByteArray, der);
    QFETCH(QString, hex);
    QCOMPARE(Fingerprint::ofCertificate(der).toHex(), hex);
}

void TestFingerprint::theFirst88BitsAreEightWords_data() {
    QTest::addColumn<QString>("hex");
    QTest::addColumn<QString>("words");
    QTest::newRow("abc") << hexOfAbc << u"risk scheme quiz bulk brother vivid agree chimney"_s;
    QTest::newRow("a sentence") << u"4146c5cb356ca61a320c41882630d83122a69811a6ec946d3f1a7156b04f39b2"_s
                                << u"donor curtain index hello skill artist sight market"_s;
    QTest::newRow("the first word") << QString(64, u'0') << QStringList(8, u"abandon"_s).join(u' ');
    QTest::newRow("the second") << u"0020040080100200400801"_s + QString(42, u'0')
                                << QStringList(8, u"ability"_s).join(u' ');
    QTest::newRow("the last") << QString(22, u'f') + QString(42, u'0') << QStringList(8, u"zoo"_s).join(u' ');
}

void TestFingerprint::theFirst88BitsAreEightWords() {
    QFETCH(QString, hex);
    QFETCH(QString, words);
    const auto fingerprint = Fingerprint::fromHex(hex);
    QVERIFY(fingerprint);
    QCOMPARE(fingerprint->words().join(u' '), words);
}

void TestFingerprint::hexadecimalIsReadAsPeopleWriteIt_data() {
    QTest::addColumn<QString>("text");
    const Fingerprint abc = Fingerprint::ofCertificate("abc");
    QTest::newRow("lower case") << hexOfAbc;
    QTest::newRow("upper case") << hexOfAbc.toUpper();
    QTest::newRow("groups") << abc.toGroups();
    QTest::newRow("lines") << u"  "_s + abc.toGroups().replace(u' ', u"\r\n\t"_s) + u'\n';
    QTest::newRow("hyphens") << abc.toGroups().replace(u' ', u'-');
    QTest::newRow("colons, as OpenSSL prints it")
        << QString::fromLatin1(QByteArray::fromHex(hexOfAbc.toLatin1()).toHex(':')).toUpper();
}

void TestFingerprint::hexadecimalIsReadAsPeopleWriteIt() {
    QFETCH(QString, text);
    QVERIFY(Fingerprint::fromHex(text) == Fingerprint::ofCertificate("abc"));
}

void TestFingerprint::whatIsNotWholeIsNoFingerprint_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("blanks") << u" : - "_s;
    QTest::newRow("a digit too few") << hexOfAbc.chopped(1);
    QTest::newRow("a byte too few") << hexOfAbc.chopped(2);
    QTest::newRow("a digit too many") << hexOfAbc + u'0';
    QTest::newRow("endless") << QString(1'000'000, u'a');
    QTest::newRow("a letter that is no digit") << hexOfAbc.chopped(1) + u'g';
    QTest::newRow("a digit of another script") << hexOfAbc.chopped(1) + QChar(0x0661);
    QTest::newRow("a wide digit") << hexOfAbc.chopped(1) + QChar(0xff11);
    QTest::newRow("the words") << Fingerprint::ofCertificate("abc").words().join(u' ');
}

void TestFingerprint::whatIsNotWholeIsNoFingerprint() {
    QFETCH(QString, text);
    QVERIFY(!Fingerprint::fromHex(text));
}

void TestFingerprint::peopleSeeSixteenGroupsOfFour() {
    QCOMPARE(Fingerprint::ofCertificate("abc").toGroups(),
             u"BA78 16BF 8F01 CFEA 4141 40DE 5DAE 2223 B003 61A3 9617 7A9C B410 FF61 F200 15AD"_s);
}

void TestFingerprint::everyBitCounts() {
    const QByteArray digest = QByteArray::fromHex(hexOfAbc.toLatin1());
    const auto fingerprint = Fingerprint::fromHex(hexOfAbc);
    QSet<QString> words;
    for (int bit = 0; bit < 256; ++bit) {
        QByteArray other = digest;
        other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << bit % 8));
        const auto changed = Fingerprint::fromHex(QString::fromLatin1(other.toHex()));
        QVERIFY(changed && changed != fingerprint);
        words.insert(changed->words().join(u' '));
    }
    QCOMPARE(words.size(), 88 + 1); // those behind bit 88 do not show in the words
}

LECTERN_TEST(TestFingerprint, QCoreApplication)
#include "tst_fingerprint.moc"
