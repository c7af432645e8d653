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
    void withoutPlaintextItSaysThatEncryptionIsNotBuilt();
    void firstIsTeacherOnlyOnLoopback();
    void stopsWithTheLessonOnlyWhenTold();
    void saysWhereTheServerOfAFolderIs();
    void helpAndVersionSucceed();
};

void TestOptions::defaultsListenEverywhere() {
    const auto options = std::get<Options>(parse(u"--plaintext"_s));
    QCOMPARE(options.port, quint16(4444));
    QCOMPARE(options.listen, QList{QHostAddress(QHostAddress::Any)});
    QCOMPARE(options.ioThreads, 0);
    QVERIFY(!options.maxConnections);
    QVERIFY(!options.firstIsTeacher);
    QVERIFY(options.exemptLoopback);
    QVERIFY(!options.dataFolder.isEmpty());
}

void TestOptions::readsEveryOption() {
    const auto options = std::get<Options>(
        parse(u"--plaintext --port 0 --listen 127.0.0.1 --listen ::1 --data /tmp/x --io-threads 2 "
              "--first-is-teacher --max-connections 7 --no-exempt --class-name Physics"_s));
    QCOMPARE(options.port, quint16(0));
    QCOMPARE(options.listen, (QList{QHostAddress(u"127.0.0.1"_s), QHostAddress(u"::1"_s)}));
    QCOMPARE(options.dataFolder, u"/tmp/x"_s);
    QCOMPARE(options.ioThreads, 2);
    QVERIFY(options.firstIsTeacher);
    QVERIFY(options.maxConnections == 7);
    QVERIFY(!options.exemptLoopback);
    QCOMPARE(options.className, u"Physics"_s);
}

void TestOptions::aMistakeIsBadUsageThatNamesIt_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown") << u"--plaintext --dance"_s << u"dance"_s;
    QTest::newRow("port is no number") << u"--plaintext --port http"_s << u"http"_s;
    QTest::newRow("port too large") << u"--plaintext --port 65536"_s << u"65535"_s;
    QTest::newRow("negative port") << u"--plaintext --port=-1"_s << u"-1"_s;
    QTest::newRow("address is none") << u"--plaintext --listen nowhere"_s << u"nowhere"_s;
    QTest::newRow("threads") << u"--plaintext --io-threads many"_s << u"many"_s;
    QTest::newRow("no connections at all") << u"--plaintext --max-connections 0"_s << u"max-connections"_s;
    QTest::newRow("value missing") << u"--plaintext --port"_s << u"port"_s;
    QTest::newRow("class name") << u"--plaintext --class-name "_s + QString(81, u'x') << u"class-name"_s;
    QTest::newRow("control character") << u"--plaintext --class-name Phy\u0001sics"_s << u"class-name"_s;
    QTest::newRow("stray word") << u"--plaintext 4444"_s << u"4444"_s;
}

void TestOptions::aMistakeIsBadUsageThatNamesIt() {
    QFETCH(QString, line);
    QFETCH(QString, named);
    const auto exit = std::get<Exit>(parse(line));
    QCOMPARE(exit.code, 2);
    QVERIFY2(exit.text.contains(named), qPrintable(exit.text));
}

void TestOptions::withoutPlaintextItSaysThatEncryptionIsNotBuilt() {
    const auto exit = std::get<Exit>(parse({}));
    QCOMPARE(exit.code, 2);
    QVERIFY(exit.text.contains(u"Encryption is not built yet"_s));
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

LECTERN_TEST_MAIN(TestOptions, QCoreApplication)
#include "tst_options.moc"
