// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/teacherkey.h"
#include "teacher-gui/options.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using teacher::Message;
using teacher::Options;
using teacher::parseOptions;

class TestTeacherOptions : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everythingHasADefault();
    void optionsAreTaken();
    void classOnThisComputerIsDescribed();
    void badUseIsExplainedAndEndsWithTwo_data();
    void badUseIsExplainedAndEndsWithTwo();
    void helpAndVersionEndWithZero();
};

namespace {

auto parse(const QStringList &arguments) {
    return parseOptions(QStringList{u"lectern-teacher"_s} + arguments);
}

} // namespace

void TestTeacherOptions::everythingHasADefault() {
    const auto options = std::get<Options>(parse({}));
    QVERIFY(!options.server);
    QCOMPARE(options.dataFolder, defaultDataFolder());
    QVERIFY(!options.key);
    QVERIFY(options.name.isEmpty());
    QVERIFY(!options.startClass);
    QCOMPARE(options.ownServer.port, 4444);
    QVERIFY(options.ownServer.listen.isEmpty());
}

void TestTeacherOptions::optionsAreTaken() {
    const TeacherKey key = TeacherKey::generate();
    const QString path = freshFolder() + u"/key"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(key.toText().toUtf8() + '\n');
    file.close();
    const auto options = std::get<Options>(parse(
        {u"--server"_s, u"lab-pc:5000"_s, u"--data"_s, u"/d"_s, u"--key"_s, path, u"--name"_s, u"Ada"_s}));
    QCOMPARE(*options.server, (client::ServerAddress{u"lab-pc"_s, 5000}));
    QCOMPARE(options.dataFolder, u"/d"_s);
    QCOMPARE(options.key->toText(), key.toText());
    QCOMPARE(options.name, u"Ada"_s);
}

void TestTeacherOptions::classOnThisComputerIsDescribed() {
    const auto options = std::get<Options>(parse(
        {u"--start-class"_s, u"--port"_s, u"0"_s, u"--listen"_s, u"127.0.0.1"_s, u"--listen"_s, u"::1"_s}));
    QVERIFY(options.startClass);
    QCOMPARE(options.ownServer.port, 0);
    QCOMPARE(options.ownServer.listen, (QStringList{u"127.0.0.1"_s, u"::1"_s}));
}

void TestTeacherOptions::badUseIsExplainedAndEndsWithTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{u"--nonsense"_s};
    QTest::newRow("no address") << QStringList{u"--server"_s, u"lab pc:0"_s};
    QTest::newRow("something more") << QStringList{u"lab-pc"_s};
    QTest::newRow("no key there") << QStringList{u"--key"_s, u"/nowhere/teacher.key"_s};
    QTest::newRow("no port") << QStringList{u"--port"_s, u"65536"_s};
    QTest::newRow("no address of ours") << QStringList{u"--listen"_s, u"everywhere"_s};
    QTest::newRow("no folder") << QStringList{u"--data"_s, QString()};
    QTest::newRow("here and elsewhere") << QStringList{u"--start-class"_s, u"--server"_s, u"lab-pc"_s};
    QTest::newRow("value missing") << QStringList{u"--key"_s};
}

void TestTeacherOptions::badUseIsExplainedAndEndsWithTwo() {
    QFETCH(QStringList, arguments);
    const auto message = std::get<Message>(parse(arguments));
    QCOMPARE(message.exitCode, 2);
    QVERIFY(message.text.contains(u"--help"_s));
}

void TestTeacherOptions::helpAndVersionEndWithZero() {
    QCOMPARE(std::get<Message>(parse({u"--help"_s})).exitCode, 0);
    QVERIFY(std::get<Message>(parse({u"--help"_s})).text.contains(u"--server"_s));
    QCOMPARE(std::get<Message>(parse({u"--version"_s})).exitCode, 0);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherOptions, QCoreApplication)
#include "tst_teacheroptions.moc"
