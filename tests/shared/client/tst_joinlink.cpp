// SPDX-License-Identifier: GPL-3.0-or-later
// The link that leads to a class, made and read back; and what is no such link.
#include "shared/client/joinlink.h"
#include "tests/support/testcase.h"

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::client;

namespace {

Fingerprint some() { return Fingerprint::ofCertificate("some"); }

} // namespace

class TestJoinLink : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void saysTheServerAndItsFingerprint();
    void comesBackAsItWasMade_data();
    void comesBackAsItWasMade();
    void isReadHoweverItIsWritten_data();
    void isReadHoweverItIsWritten();
    void refusesJunk_data();
    void refusesJunk();
    void isTypedWhereAddressesAre();
    void aHostOfThatNameIsNoLink();
};

void TestJoinLink::saysTheServerAndItsFingerprint() {
    QCOMPARE(joinLink({u"192.168.1.20"_s, 4445}, some()),
             u"lectern://192.168.1.20:4445/?sha256="_s + some().toHex());
    QCOMPARE(joinLink({u"lab-pc"_s}, std::nullopt), u"lectern://lab-pc/"_s);
    QCOMPARE(joinLink({u"fd00::1"_s}, std::nullopt), u"lectern://[fd00::1]/"_s);
}

void TestJoinLink::comesBackAsItWasMade_data() {
    QTest::addColumn<QString>("address");
    for (const auto *address :
         {"192.168.1.20", "10.0.0.5:4445", "lab-pc", "lab-pc:65535", "lab_pc.school.example", "::1",
          "[fd00::1]:4445", "fe80::1%eth0", "[fe80::1%2]:80", "xn--bcher-kva.example"})
        QTest::newRow(address) << QString::fromLatin1(address);
}

void TestJoinLink::comesBackAsItWasMade() {
    QFETCH(QString, address);
    const auto server = ServerAddress::parse(address);
    QVERIFY(server && !server->linked);
    const QString link = joinLink(*server, some());
    QVERIFY(isJoinLink(link));
    const auto read = parseJoinLink(link);
    QVERIFY2(read, qUtf8Printable(link));
    QCOMPARE(read->toString(), server->toString());
    QVERIFY(read->linked == some());
    const auto without = parseJoinLink(joinLink(*server, std::nullopt));
    QVERIFY(without && *without == *server && !without->linked);
}

void TestJoinLink::isReadHoweverItIsWritten_data() {
    QTest::addColumn<QString>("link");
    const QString hex = some().toHex();
    QTest::newRow("without a path") << u"lectern://lab-pc?sha256="_s + hex;
    QTest::newRow("blanks around it") << u"  lectern://lab-pc/?sha256=%1\n"_s.arg(hex);
    QTest::newRow("capitals") << u"LECTERN://LAB-PC/?sha256="_s + hex.toUpper();
    QTest::newRow("the default port") << u"lectern://lab-pc:4444/?sha256="_s + hex;
}

void TestJoinLink::isReadHoweverItIsWritten() {
    QFETCH(QString, link);
    const auto server = ServerAddress::parse(link);
    QVERIFY(server);
    QCOMPARE(server->toString(), u"lab-pc"_s);
    QVERIFY(server->linked == some());
}

void TestJoinLink::refusesJunk_data() {
    QTest::addColumn<QString>("link");
    const QString hex = some().toHex();
    QTest::newRow("another scheme") << u"https://lab-pc/?sha256="_s + hex;
    QTest::newRow("no host") << u"lectern:///?sha256="_s + hex;
    QTest::newRow("a host that is none") << u"lectern://lab%20pc/?sha256="_s + hex;
    QTest::newRow("a user") << u"lectern://ana@lab-pc/?sha256="_s + hex;
    QTest::newRow("a path") << u"lectern://lab-pc/room/?sha256="_s + hex;
    QTest::newRow("a fragment") << u"lectern://lab-pc/?sha256=%1#x"_s.arg(hex);
    QTest::newRow("port 0") << u"lectern://lab-pc:0/?sha256="_s + hex;
    QTest::newRow("port 70000") << u"lectern://lab-pc:70000/?sha256="_s + hex;
    QTest::newRow("half a fingerprint") << u"lectern://lab-pc/?sha256="_s + hex.first(32);
    QTest::newRow("an empty one") << u"lectern://lab-pc/?sha256="_s;
    QTest::newRow("two of them") << u"lectern://lab-pc/?sha256=%1&sha256=%1"_s.arg(hex);
    QTest::newRow("misspelt") << u"lectern://lab-pc/?sha265="_s + hex;
    QTest::newRow("one thing more") << u"lectern://lab-pc/?sha256=%1&name=Ana"_s.arg(hex);
    QTest::newRow("an empty query") << u"lectern://lab-pc/?"_s;
    QTest::newRow("only the scheme") << u"lectern://"_s;
}

void TestJoinLink::refusesJunk() {
    QFETCH(QString, link);
    QVERIFY(!parseJoinLink(link));
    QVERIFY(!ServerAddress::parse(link));
}

// The address alone is what seats and servers are remembered by; the field keeps the link.
void TestJoinLink::isTypedWhereAddressesAre() {
    const QString link = joinLink({u"lab-pc"_s, 4445}, some());
    const auto server = ServerAddress::parse(link);
    QVERIFY(server);
    QCOMPARE(server->toString(), u"lab-pc:4445"_s);
    QCOMPARE(server->asTyped(), link);
    QVERIFY(*server == (ServerAddress{u"lab-pc"_s, 4445}));
    QCOMPARE(ServerAddress({u"lab-pc"_s, 4445}).asTyped(), u"lab-pc:4445"_s);
}

void TestJoinLink::aHostOfThatNameIsNoLink() {
    QVERIFY(!isJoinLink(u"lectern:4445"_s));
    QVERIFY(ServerAddress::parse(u"lectern:4445"_s) == (ServerAddress{u"lectern"_s, 4445}));
}

LECTERN_TEST(TestJoinLink, QCoreApplication)
#include "tst_joinlink.moc"
