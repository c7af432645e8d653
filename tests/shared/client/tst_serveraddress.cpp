// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/serveraddress.h"
#include "tests/support/testcase.h"

using namespace Qt::Literals::StringLiterals;
using lectern::client::ServerAddress;

class TestServerAddress : public lectern::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void takesWhatPeopleType_data();
    void takesWhatPeopleType();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void survivesAScopeThatLooksLikeAPlaceholder();
};

void TestServerAddress::takesWhatPeopleType_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *typed, const char *host, int port, const char *written) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(host) << port
                             << QString::fromUtf8(written);
    };
    row("10.0.0.5", "10.0.0.5", 4444, "10.0.0.5");
    row("  10.0.0.5 ", "10.0.0.5", 4444, "10.0.0.5");
    row("10.0.0.5:4445", "10.0.0.5", 4445, "10.0.0.5:4445");
    row("10.0.0.5:4444", "10.0.0.5", 4444, "10.0.0.5");
    row("lab-pc", "lab-pc", 4444, "lab-pc");
    row("Lab-PC:80", "lab-pc", 80, "lab-pc:80");
    row("physics.example.org:65535", "physics.example.org", 65535, "physics.example.org:65535");
    row("my_server.local", "my_server.local", 4444, "my_server.local");
    row("3com.example", "3com.example", 4444, "3com.example");
    row("physik.schüle.de", "physik.xn--schle-mva.de", 4444, "physik.xn--schle-mva.de");
    row("::1", "::1", 4444, "::1");
    row("[::1]", "::1", 4444, "::1");
    row("[::1]:4445", "::1", 4445, "[::1]:4445");
    row("FE80:0::1", "fe80::1", 4444, "fe80::1");
    row("[fe80::1%eth0]:4445", "fe80::1%eth0", 4445, "[fe80::1%eth0]:4445");
    row("fe80::1:4445", "fe80::1:4445", 4444, "fe80::1:4445");
}

void TestServerAddress::takesWhatPeopleType() {
    QFETCH(QString, typed);
    const auto address = ServerAddress::parse(typed);
    QVERIFY(address);
    QTEST(address->host, "host");
    QTEST(int(address->port), "port");
    QTEST(address->toString(), "written");
    QVERIFY(ServerAddress::parse(address->toString()) == address);
}

void TestServerAddress::refusesWhatIsNoAddress_data() {
    QTest::addColumn<QString>("typed");
    const auto row = [](const char *typed) { QTest::newRow(typed) << QString::fromUtf8(typed); };
    for (const char *typed : {"",
                              "   ",
                              ":4444",
                              "lab pc",
                              "lab-pc:",
                              "lab-pc:0",
                              "lab-pc:65536",
                              "lab-pc:-1",
                              "lab-pc:+1",
                              "lab-pc:44 4",
                              "lab-pc:http",
                              "lab-pc:４４",
                              "http://lab-pc",
                              "a@b",
                              "lab..pc",
                              ".lab",
                              "10.0.0.256",
                              "10.0.0",
                              "10",
                              "1.2.3.4.5",
                              "[10.0.0.5]",
                              "[::1",
                              "::1]",
                              "[::1]x",
                              "[::1]:",
                              "[]",
                              "[lab-pc]",
                              ":::",
                              "1:2:3",
                              "12345::1",
                              "\xff"})
        row(typed);
    QTest::newRow("label of 64") << QString(64, u'a');
    QTest::newRow("name of 255") << u"abcdefg."_s.repeated(31) + u"abcdefg"_s;
}

void TestServerAddress::refusesWhatIsNoAddress() {
    QFETCH(QString, typed);
    QVERIFY(!ServerAddress::parse(typed));
}

void TestServerAddress::survivesAScopeThatLooksLikeAPlaceholder() {
    const auto address = ServerAddress::parse(u"[fe80::1%2]:4445"_s);
    QVERIFY(address);
    QCOMPARE(address->toString(), u"[fe80::1%2]:4445"_s);
}

LECTERN_TEST(TestServerAddress, QCoreApplication)
#include "tst_serveraddress.moc"
