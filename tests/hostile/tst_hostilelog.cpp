// SPDX-License-Identifier: GPL-3.0-or-later
// Case 29: what is printed holds text of others. It stays on its line, and says what it says.
#include "shared/protocol/runningserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTcpSocket>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// A line of its own, a cleared screen, the other direction, and every language of placeholders.
const QString nasty =
    u"%1 %s%n {} ${HOME}\n\u001B[2J\u001B]0;root\u0007\u009B31m\u202Egnp\rListening on 1.2.3.4:5"_s;
const QString nastyPrinted =
    u"%1 %s%n {} ${HOME}\\x0a\\x1b[2J\\x1b]0;root\\x07\\x9b31m\\u202egnp\\x0dListening on 1.2.3.4:5"_s;

bool hasNoControls(const QString &text) {
    return std::ranges::none_of(text, [](QChar c) {
        return (c.category() == QChar::Other_Control && c != u'\n') || c.category() == QChar::Other_Format;
    });
}

} // namespace

class TestHostileLog : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void case29_aDataFolderWithEscapesIsPrintedHarmlessly();
    void case29_wrongOptionsArePrintedHarmlessly_data();
    void case29_wrongOptionsArePrintedHarmlessly();
    void case29_whatClientsSayNeverForgesALine();
    void case29_anOutputThatNobodyReadsStopsNobody();
};

void TestHostileLog::case29_aDataFolderWithEscapesIsPrintedHarmlessly() {
    const QString data = freshFolder() + u'/' + nasty;
    ServerProcess server({u"--data"_s, data, u"--class-name"_s, u"%1 %2 %s {} \u00e9"_s});
    QVERIFY(server.start());
    const QString output = server.output();
    QVERIFY2(output.contains(nastyPrinted), qPrintable(output));
    QVERIFY2(hasNoControls(output), qPrintable(output));
    QVERIFY(!output.contains(u"\nListening on 1.2.3.4"_s));
    RawClient ana(server.port());
    QVERIFY(!ana.joinStudent(u"Ana"_s).isEmpty());
    QCOMPARE(ana.all().constFirst()["class"_L1].toString(), u"%1 %2 %s {} \u00e9"_s);
}

void TestHostileLog::case29_wrongOptionsArePrintedHarmlessly_data() {
    QTest::addColumn<QStringList>("options");
    QTest::newRow("an address") << QStringList{u"--listen"_s, nasty};
    QTest::newRow("a port") << QStringList{u"--port"_s, nasty};
    QTest::newRow("an option that is not there") << QStringList{u"--"_s + nasty};
    QTest::newRow("a word") << QStringList{nasty};
    QTest::newRow("a class name") << QStringList{u"--class-name"_s, u"a\u001B[2Jb"_s};
    QTest::newRow("a folder that cannot be") << QStringList{u"--data"_s, u"/proc/self/nothing/"_s + nasty};
    QTest::newRow("a certificate") << QStringList{u"--certificate"_s, u"/nowhere/"_s + nasty, u"--key"_s,
                                                  u"/nowhere/x"_s};
    QTest::newRow("a class file") << QStringList{u"export"_s, u"--data"_s, u"/nowhere/"_s + nasty};
}

void TestHostileLog::case29_wrongOptionsArePrintedHarmlessly() {
    QFETCH(QStringList, options);
    if (!options.contains(u"--data"_s))
        options += {u"--data"_s, freshFolder()};
    const FinishedRun run = runServer(options);
    QVERIFY(run.exitCode > 0);
    const QString said = run.output + run.errors;
    QVERIFY(!said.isEmpty());
    QVERIFY2(hasNoControls(said), qPrintable(said));
    QVERIFY(
        !QRegularExpression(u"^Listening on"_s, QRegularExpression::MultilineOption).match(said).hasMatch());
}

void TestHostileLog::case29_whatClientsSayNeverForgesALine() {
    ServerProcess server;
    QVERIFY(server.start());
    RawClient eve(server.port());
    QVERIFY(eve.waitForConnected());
    eve.send(protocol::Hello{1, 1, nasty});
    eve.waitFor(u"greeting"_s);
    eve.send(protocol::Login{protocol::Role::Student, nasty, {}, {}});
    QCOMPARE(eve.waitFor(u"error"_s)["code"_L1], "name-invalid"_L1);
    eve.send(protocol::Login{protocol::Role::Student, u"%1 %s {} %n ${x}"_s, {}, {}});
    QCOMPARE(eve.waitFor(u"welcome"_s)["name"_L1], "%1 %s {} %n ${x}"_L1);
    eve.sendLine("{\"type\":\"\\u001b[2J%s%n\\nListening on 1.2.3.4:5\"}");
    QCOMPARE(eve.waitFor(u"error"_s)["code"_L1], "unknown-type"_L1);
    eve.sendBytes("\x1b[2J%s%n\n");
    QCOMPARE(eve.waitFor(u"goodbye"_s)["reason"_L1], "bad-frame"_L1);
    QVERIFY(eve.waitForClosed());
    WAIT_FOR(server.output().contains(u"Client 1 disconnected"_s));
    QVERIFY2(hasNoControls(server.output()), qPrintable(server.output()));
    QVERIFY(!server.output().contains(u"1.2.3.4"_s));
}

// More about that queue: tests/server/tst_console.cpp.
void TestHostileLog::case29_anOutputThatNobodyReadsStopsNobody() {
    const QString data = freshFolder();
    const QByteArray fifo = (freshFolder() + u"/output"_s).toUtf8();
    QCOMPARE(::mkfifo(fifo.constData(), 0600), 0);
    const int reader = ::open(fifo.constData(), O_RDWR | O_CLOEXEC);
    QProcess server;
    server.setStandardOutputFile(QString::fromUtf8(fifo), QIODevice::Append);
    server.start(qEnvironmentVariable("LECTERN_BIN") + u"/lectern-server"_s,
                 {u"--listen"_s, u"127.0.0.1"_s, u"--port"_s, u"0"_s, u"--data"_s, data});
    WAIT_FOR(findRunningServer(data).has_value());
    const quint16 port = findRunningServer(data)->port;
    const auto isFull = [&] {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port);
        const bool isConnected = socket.waitForConnected();
        socket.abort();
        pollfd room{reader, POLLOUT, 0};
        return !isConnected || ::poll(&room, 1, 0) == 0;
    };
    for (int i = 0; i < 5000 && !isFull(); ++i)
        ;
    QVERIFY(isFull());
    for (int i = 0; i < 20; ++i)
        isFull(); // and on
    {
        RawClient ana(port);
        QVERIFY(!ana.joinStudent(u"Ana"_s).isEmpty());
    }
    server.terminate();
    WAIT_COMPARE(server.state(), QProcess::NotRunning);
    QCOMPARE(server.exitCode(), 0);
    ::close(reader);
}

LECTERN_TEST(TestHostileLog, QCoreApplication)
#include "tst_hostilelog.moc"
