// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/options.h"
#include "shared/protocol/runningserver.h"
#include "tests/support/testcase.h"

#include <QLockFile>

#include <QCoreApplication>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;

namespace {

std::variant<Options, Exit> parse(const QString &line) {
    return parseOptions(QStringList{u"lectern-server"_s} + line.split(u' ', Qt::SkipEmptyParts));
}

} // namespace

class TestOptions : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void defaultsListenEverywhere();
    void readsEveryOption();
    void aMistakeIsBadUsageThatNamesIt_data();
    void aMistakeIsBadUsageThatNamesIt();
    void encryptsUnlessToldNotTo();
    void aCertificateOfOnesOwnNeedsBothFilesAndEncryption_data();
    void aCertificateOfOnesOwnNeedsBothFilesAndEncryption();
    void networksAreReadInFull_data();
    void networksAreReadInFull();
    void whatIsNoNetworkIsBadUsage_data();
    void whatIsNoNetworkIsBadUsage();
    void plainTextDoorsAreChosen_data();
    void plainTextDoorsAreChosen();
    void theAdministratorOfThePollComesFromSomewhere();
    void firstIsTeacherOnlyOnLoopback();
    void stopsWithTheLessonOnlyWhenTold();
    void saysWhereTheServerOfAFolderIs();
    void helpAndVersionSucceed();
};

void TestOptions::defaultsListenEverywhere() {
    const auto options = std::get<Options>(parse({}));
    QCOMPARE(options.port, quint16(4444));
    QCOMPARE(options.listen, QList{QHostAddress(QHostAddress::Any)});
    QCOMPARE(options.ioThreads, 0);
    QVERIFY(!options.maxConnections);
    QVERIFY(!options.firstIsTeacher);
    QVERIFY(options.exemptLoopback);
    QCOMPARE(options.perAddress, limits::connectionsPerAddress);
    QVERIFY(options.exempt.isEmpty());
    QVERIFY(!options.dataFolder.isEmpty());
    QCOMPARE(options.logLevel, LogLevel::Info);
}

void TestOptions::readsEveryOption() {
    const auto options = std::get<Options>(
        parse(u"--certificate /tmp/c --key /tmp/k --per-address 500 --exempt 10.20.0.0/16 "
              "--exempt 2001:db8::1 --port 0 --listen 127.0.0.1 --listen ::1 --data /tmp/x --io-threads 2 "
              "--first-is-teacher --max-connections 7 --no-exempt --class-name Physics --log-level debug"_s));
    QCOMPARE(options.port, quint16(0));
    QCOMPARE(options.listen, (QList{QHostAddress(u"127.0.0.1"_s), QHostAddress(u"::1"_s)}));
    QCOMPARE(options.dataFolder, u"/tmp/x"_s);
    QCOMPARE(options.ioThreads, 2);
    QVERIFY(options.firstIsTeacher);
    QVERIFY(options.maxConnections == 7);
    QVERIFY(!options.exemptLoopback);
    QCOMPARE(options.className, u"Physics"_s);
    QCOMPARE(options.certificate, u"/tmp/c"_s);
    QCOMPARE(options.key, u"/tmp/k"_s);
    QCOMPARE(options.perAddress, 500);
    QCOMPARE(options.logLevel, LogLevel::Debug);
    QCOMPARE(options.exempt, (QList{std::pair(QHostAddress(u"10.20.0.0"_s), 16),
                                    std::pair(QHostAddress(u"2001:db8::1"_s), 128)}));
}

void TestOptions::aMistakeIsBadUsageThatNamesIt_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown") << u"--plaintext --dance"_s << u"dance"_s;
    QTest::newRow("port is no number") << u"--plaintext --port http"_s << u"http"_s;
    QTest::newRow("port too large") << u"--plaintext --port 65536"_s << u"65535"_s;
    QTest::newRow("negative port") << u"--plaintext --port=-1"_s << u"-1"_s;
    QTest::newRow("address is none") << u"--plaintext --listen nowhere"_s << u"nowhere"_s;
    QTest::newRow("plain-text service") << u"--classic console"_s << u"console"_s;
    QTest::newRow("no plain-text service") << u"--classic other"_s << u"other"_s;
    QTest::newRow("its port") << u"--classic poll=http"_s << u"poll=http"_s;
    QTest::newRow("its port too large") << u"--classic poll=65536"_s << u"65536"_s;
    QTest::newRow("its port with a sign") << u"--classic poll=+9000"_s << u"poll=+9000"_s;
    QTest::newRow("no port") << u"--classic poll="_s << u"poll="_s;
    QTest::newRow("all on one port") << u"--classic all=9000"_s << u"all=9000"_s;
    QTest::newRow("administrator from nowhere") << u"--classic-admin somewhere"_s << u"somewhere"_s;
    QTest::newRow("interval") << u"--count-interval 1"_s << u"10"_s;
    QTest::newRow("threads") << u"--plaintext --io-threads many"_s << u"many"_s;
    QTest::newRow("no connections at all") << u"--plaintext --max-connections 0"_s << u"max-connections"_s;
    QTest::newRow("value missing") << u"--plaintext --port"_s << u"port"_s;
    QTest::newRow("class name") << u"--plaintext --class-name "_s + QString(81, u'x') << u"class-name"_s;
    QTest::newRow("control character") << u"--plaintext --class-name Phy\u0001sics"_s << u"class-name"_s;
    QTest::newRow("nobody per address") << u"--per-address 0"_s << u"per-address"_s;
    QTest::newRow("too many per address") << u"--per-address 1000001"_s << u"1000000"_s;
    QTest::newRow("no level") << u"--log-level loud"_s << u"error, warning, info or debug, not \"loud\""_s;
    QTest::newRow("level in capitals") << u"--log-level INFO"_s << u"\"INFO\""_s;
    QTest::newRow("empty level") << u"--log-level="_s << u"log-level"_s;
    QTest::newRow("stray word") << u"--plaintext 4444"_s << u"4444"_s;
}

void TestOptions::aMistakeIsBadUsageThatNamesIt() {
    QFETCH(QString, line);
    QFETCH(QString, named);
    const auto exit = std::get<Exit>(parse(line));
    QCOMPARE(exit.code, 2);
    QVERIFY2(exit.text.contains(named), qPrintable(exit.text));
}

void TestOptions::encryptsUnlessToldNotTo() {
    const auto options = std::get<Options>(parse({}));
    QVERIFY(!options.plaintext);
    QVERIFY(options.certificate.isEmpty() && options.key.isEmpty()); // the server's own
    QVERIFY(std::get<Options>(parse(u"--plaintext"_s)).plaintext);
}

void TestOptions::aCertificateOfOnesOwnNeedsBothFilesAndEncryption_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("said");
    QTest::newRow("no key") << u"--certificate c"_s << u"--certificate and --key go together"_s;
    QTest::newRow("no certificate") << u"--key k"_s << u"--certificate and --key go together"_s;
    QTest::newRow("empty key") << u"--certificate c --key="_s << u"--certificate and --key go together"_s;
    QTest::newRow("empty certificate")
        << u"--certificate= --key k"_s << u"--certificate and --key go together"_s;
    QTest::newRow("both empty") << u"--certificate= --key="_s << u"--certificate and --key go together"_s;
    QTest::newRow("plaintext") << u"--plaintext --certificate c --key k"_s
                               << u"--plaintext encrypts nothing"_s;
    QTest::newRow("plaintext with a key") << u"--plaintext --key k"_s << u"--plaintext encrypts nothing"_s;
}

void TestOptions::aCertificateOfOnesOwnNeedsBothFilesAndEncryption() {
    QFETCH(QString, line);
    QFETCH(QString, said);
    const auto exit = std::get<Exit>(parse(line));
    QCOMPARE(exit.code, 2);
    QVERIFY2(exit.text.contains(said), qPrintable(exit.text));
}

void TestOptions::networksAreReadInFull_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("length");
    QTest::newRow("IPv4") << u"10.20.0.0/16"_s << u"10.20.0.0"_s << 16;
    QTest::newRow("a host in it") << u"10.20.3.4/16"_s << u"10.20.0.0"_s << 16;
    QTest::newRow("a mask") << u"10.20.0.0/255.255.0.0"_s << u"10.20.0.0"_s << 16;
    QTest::newRow("one address") << u"192.0.2.7"_s << u"192.0.2.7"_s << 32;
    QTest::newRow("one address, in full") << u"192.0.2.7/32"_s << u"192.0.2.7"_s << 32;
    QTest::newRow("everybody") << u"0.0.0.0/0"_s << u"0.0.0.0"_s << 0;
    QTest::newRow("IPv6") << u"2001:db8::/32"_s << u"2001:db8::"_s << 32;
    QTest::newRow("one address of IPv6") << u"::1"_s << u"::1"_s << 128;
    QTest::newRow("everybody of IPv6") << u"::/0"_s << u"::"_s << 0;
}

void TestOptions::networksAreReadInFull() {
    QFETCH(QString, text);
    QFETCH(QString, first);
    QFETCH(int, length);
    const auto options = std::get<Options>(parse(u"--exempt "_s + text));
    QCOMPARE(options.exempt, QList{std::pair(QHostAddress(first), length)});
}

void TestOptions::whatIsNoNetworkIsBadUsage_data() {
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "hall", "10", "10.20", "10.20/16", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/",
                             "10.0.0.0/x", "10.0.0.0/255.0.255.0", "10.0.0.256/8", "/8", "2001:db8::/129",
                             "::ffff:10.0.0.0/104", "10.0.0.0/8/8"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestOptions::whatIsNoNetworkIsBadUsage() {
    QFETCH(QString, text);
    const auto exit = std::get<Exit>(parse(u"--exempt="_s + text));
    QCOMPARE(exit.code, 2);
    QVERIFY2(exit.text.contains(u"--exempt takes a network"_s) && exit.text.contains(u'"' + text + u'"'),
             qPrintable(exit.text));
}

void TestOptions::plainTextDoorsAreChosen_data() {
    using protocol::Door;
    using Doors = std::map<Door, int>;
    const Doors all{{Door::Poll, 4445},       {Door::Chat, 8888},  {Door::Room, 8889},
                    {Door::Calculator, 8891}, {Door::Clock, 8892}, {Door::Echo, 7007}};
    Doors chosen = all;
    for (auto &[door, port] : chosen)
        port = 0;
    QTest::addColumn<QString>("line");
    QTest::addColumn<Doors>("doors");
    QTest::newRow("none") << QString() << Doors{};
    QTest::newRow("all") << u"--classic all"_s << all;
    QTest::newRow("all, the system chooses") << u"--classic all=0"_s << chosen;
    QTest::newRow("two") << u"--classic poll --classic chat=9000"_s
                         << Doors{{Door::Poll, 4445}, {Door::Chat, 9000}};
    chosen = all;
    chosen[Door::Clock] = 99;
    QTest::newRow("all but one as ever") << u"--classic all --classic clock=99"_s << chosen;
    QTest::newRow("the same the other way round") << u"--classic clock=99 --classic all"_s << chosen;
}

void TestOptions::plainTextDoorsAreChosen() {
    using Doors = std::map<protocol::Door, int>;
    QFETCH(QString, line);
    QFETCH(Doors, doors);
    QVERIFY(std::get<Options>(parse(line)).classic == doors);
}

void TestOptions::theAdministratorOfThePollComesFromSomewhere() {
    using Kind = classic::Poll::Origin::Kind;
    QVERIFY(std::get<Options>(parse({})).classicAdministrator.kind == Kind::Loopback);
    QVERIFY(std::get<Options>(parse(u"--classic-admin any"_s)).classicAdministrator.kind == Kind::Anywhere);
    const auto origin = std::get<Options>(parse(u"--classic-admin 192.0.2.17"_s)).classicAdministrator;
    QVERIFY(origin.kind == Kind::Address);
    QCOMPARE(origin.address, QHostAddress(u"192.0.2.17"_s));
    const auto mapped = std::get<Options>(parse(u"--classic-admin ::ffff:192.0.2.17"_s)).classicAdministrator;
    QCOMPARE(mapped.address, QHostAddress(u"192.0.2.17"_s));
}

void TestOptions::firstIsTeacherOnlyOnLoopback() {
    QCOMPARE(std::get<Exit>(parse(u"--plaintext --first-is-teacher"_s)).code, 2);
    QCOMPARE(
        std::get<Exit>(parse(u"--plaintext --first-is-teacher --listen 127.0.0.1 --listen 192.0.2.1"_s)).code,
        2);
    QVERIFY(std::get<Options>(parse(u"--plaintext --first-is-teacher --listen ::1"_s)).firstIsTeacher);
}

void TestOptions::stopsWithTheLessonOnlyWhenTold() {
    QVERIFY(!std::get<Options>(parse(u"--plaintext"_s)).stopWithLesson);
    QVERIFY(std::get<Options>(parse(u"--plaintext --stop-with-lesson"_s)).stopWithLesson);
    QVERIFY(std::get<Options>(parse(u"--plaintext --exit-on-quit"_s)).stopWithLesson);
}

void TestOptions::saysWhereTheServerOfAFolderIs() {
    const QString folder = freshFolder();
    const auto none = std::get<Exit>(parse(u"--where --data "_s + folder));
    QCOMPARE(none.code, 1);
    QVERIFY(none.text.contains(folder));
    const auto lock = lockDataFolder(folder);
    QVERIFY(publishRunningServer(folder, {QCoreApplication::applicationPid(), u"127.0.0.1"_s, 4567}));
    const auto running = std::get<Exit>(parse(u"--where --data "_s + folder));
    QCOMPARE(running.code, 0);
    QCOMPARE(running.text, u"127.0.0.1:4567"_s);
}

void TestOptions::helpAndVersionSucceed() {
    const auto help = std::get<Exit>(parse(u"--help"_s));
    QCOMPARE(help.code, 0);
    QVERIFY(help.text.contains(u"--io-threads"_s));
    const auto version = std::get<Exit>(parse(u"--version"_s));
    QCOMPARE(version.code, 0);
    QCOMPARE(version.text, u"lectern-server "_s + QLatin1StringView(LECTERN_VERSION));
}

LECTERN_TEST(TestOptions, QCoreApplication)
#include "tst_options.moc"
