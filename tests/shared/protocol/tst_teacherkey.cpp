// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/teacherkey.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QSet>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;

class TestTeacherKey : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void textLeadsBackToTheKey();
    void typingIsForgiven_data();
    void typingIsForgiven();
    void whatIsNoKeyIsRefused_data();
    void whatIsNoKeyIsRefused();
    void proofsAreHmacSha256_data();
    void proofsAreHmacSha256();
    void aProofFitsItsKeyChallengeAndCertificateOnly();
    void anAlteredProofIsRejected();
    void everyKeyAndChallengeIsNew();
};

void TestTeacherKey::textLeadsBackToTheKey() {
    for (int i = 0; i < 100; ++i) {
        const TeacherKey key = TeacherKey::generate();
        const QString text = key.toText();
        QCOMPARE(text.size(), 39);
        QCOMPARE(text.count(u'-'), 7);
        const auto again = TeacherKey::fromText(text);
        QVERIFY(again);
        QCOMPARE(again->toText(), text);
        QCOMPARE(again->prove("00", {}), key.prove("00", {}));
    }
}

void TestTeacherKey::typingIsForgiven_data() {
    QTest::addColumn<QString>("typed");
    QTest::newRow("as printed") << u"000G-40R4-0M30-E209-185G-R38E-1W81-24GK"_s;
    QTest::newRow("small letters") << u"000g-40r4-0m30-e209-185g-r38e-1w81-24gk"_s;
    QTest::newRow("no hyphens") << u"000G40R40M30E209185GR38E1W8124GK"_s;
    QTest::newRow("blanks") << u"  000G 40R4 0M30 E209\t185G R38E 1W81 24GK\n"_s;
    QTest::newRow("O for 0") << u"OoOG-4OR4-OM3O-E2O9-185G-R38E-1W81-24GK"_s;
    QTest::newRow("I, L for 1") << u"000G-40R4-0M30-E209-I85G-R38E-lW8i-24GK"_s;
    QTest::newRow("other groups") << u"0-00G40R40-M30E-20918--5GR38E1W8124G-K-"_s;
}

void TestTeacherKey::typingIsForgiven() {
    QFETCH(const QString, typed);
    const auto key = TeacherKey::fromText(typed);
    QVERIFY(key);
    QCOMPARE(key->toText(), u"000G-40R4-0M30-E209-185G-R38E-1W81-24GK"_s);
}

void TestTeacherKey::whatIsNoKeyIsRefused_data() {
    QTest::addColumn<QString>("typed");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("hyphens") << u"-------"_s;
    QTest::newRow("one too few") << u"000G-40R4-0M30-E209-185G-R38E-1W81-24G"_s;
    QTest::newRow("one too many") << u"000G-40R4-0M30-E209-185G-R38E-1W81-24GK-0"_s;
    QTest::newRow("U is no digit") << u"U00G-40R4-0M30-E209-185G-R38E-1W81-24GK"_s;
    QTest::newRow("punctuation") << u"000G.40R4.0M30.E209.185G.R38E.1W81.24GK"_s;
    QTest::newRow("full width") << u"０00G-40R4-0M30-E209-185G-R38E-1W81-24GK"_s;
    QTest::newRow("long s, whose capital is S") << u"ſ00G-40R4-0M30-E209-185G-R38E-1W81-24GK"_s;
    QTest::newRow("NUL") << QString(32, QChar(0));
    QTest::newRow("very long") << QString(1'000'000, u'0');
}

void TestTeacherKey::whatIsNoKeyIsRefused() {
    QFETCH(const QString, typed);
    QVERIFY(!TeacherKey::fromText(typed));
}

// Computed with Python: hmac.new(key, b"lectern teacher 1:" + challenge + b":" + fingerprint, hashlib.sha256).hexdigest()
void TestTeacherKey::proofsAreHmacSha256_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<TeacherKey::Certificate>("certificate");
    QTest::addColumn<QByteArray>("proof");
    const TeacherKey::Certificate ofNothing = Fingerprint::ofCertificate({});
    QTest::newRow("bytes 0 to 19") << u"000G-40R4-0M30-E209-185G-R38E-1W81-24GK"_s << QByteArray(64, '0')
                                   << ofNothing
                                   << QByteArray(
                                          "36269de20b9094db44df6793c855e3631f247d0f240e3b3213f242c1d32418dd");
    QTest::newRow("key of RFC 4231, case 1")
        << u"1C5G-P2RB-1C5G-P2RB-1C5G-P2RB-1C5G-P2RB"_s << QByteArray("4869205468657265") << ofNothing
        << QByteArray("0acf39085fdd0ad6e8c27bdd5203964e5fbe4a5ff1b8e5c0b9fa9515040a66cd");
    QTest::newRow("highest") << u"ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ"_s << QByteArray() << ofNothing
                             << QByteArray(
                                    "cd841f8180455de9fb5666fee22b75abddadf6fb5b47fffd502899490b3ee290");
    const QByteArray documented(
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"); // docs/protocol.md
    QTest::newRow("the one in docs/protocol.md")
        << u"7QSZ-DJX8-1T7J-QF9F-B9QH-X8TX-5XXX-3GX4"_s << documented << ofNothing
        << QByteArray("81d2b3669eb4d60bdaf6d96051e79a0270ddc8590484119eb5e1c45ea91cfb6a");
    QTest::newRow("plaintext") << u"7QSZ-DJX8-1T7J-QF9F-B9QH-X8TX-5XXX-3GX4"_s << documented
                               << TeacherKey::Certificate()
                               << QByteArray(
                                      "71207bf1c555d624072f0b94fa6c6fdbcfa9bba2bd24ac6c2abe75e0a426d615");
}

void TestTeacherKey::proofsAreHmacSha256() {
    QFETCH(const QString, key);
    QFETCH(const QByteArray, challenge);
    QFETCH(const TeacherKey::Certificate, certificate);
    QFETCH(const QByteArray, proof);
    QCOMPARE(TeacherKey::fromText(key)->prove(challenge, certificate), proof);
}

void TestTeacherKey::aProofFitsItsKeyChallengeAndCertificateOnly() {
    const TeacherKey key = TeacherKey::generate();
    const QByteArray challenge = randomHex(32);
    const TeacherKey::Certificate certificate = Fingerprint::ofCertificate("the server's");
    const QByteArray proof = key.prove(challenge, certificate);
    QVERIFY(key.verify(challenge, certificate, proof));
    QVERIFY(key.verify(challenge, certificate, proof.toUpper()));
    QVERIFY(!key.verify(randomHex(32), certificate, proof));
    QVERIFY(!TeacherKey::generate().verify(challenge, certificate, proof));
    QVERIFY(!key.verify(challenge, Fingerprint::ofCertificate("another's"), proof));
    QVERIFY(!key.verify(challenge, {}, proof));
    QVERIFY(!key.verify(challenge, certificate, key.prove(challenge, {})));
}

void TestTeacherKey::anAlteredProofIsRejected() {
    const TeacherKey key = TeacherKey::generate();
    const QByteArray challenge = randomHex(32);
    const TeacherKey::Certificate certificate = Fingerprint::ofCertificate("the server's");
    const QByteArray proof = key.prove(challenge, certificate);
    for (qsizetype i = 0; i < proof.size(); ++i) {
        QByteArray altered = proof;
        altered[i] = altered[i] == '0' ? '1' : '0';
        QVERIFY(!key.verify(challenge, certificate, altered));
    }
    QVERIFY(!key.verify(challenge, certificate, {}));
    QVERIFY(!key.verify(challenge, certificate, proof.chopped(1)));
    QVERIFY(!key.verify(challenge, certificate, proof + '0'));
}

void TestTeacherKey::everyKeyAndChallengeIsNew() {
    QSet<QString> keys;
    QSet<QByteArray> challenges;
    for (int i = 0; i < 100; ++i) {
        keys.insert(TeacherKey::generate().toText());
        challenges.insert(randomHex(32));
        QCOMPARE(randomHex(32).size(), 64);
    }
    QCOMPARE(keys.size(), 100);
    QCOMPARE(challenges.size(), 100);
}

LECTERN_TEST(TestTeacherKey, QCoreApplication)

#include "tst_teacherkey.moc"
