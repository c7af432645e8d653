// SPDX-License-Identifier: GPL-3.0-or-later
// How the daemon starts, what it prints, why it refuses to start, and how it stops.
#include "shared/protocol/runningserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTcpServer>

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using lectern::test::FinishedRun;
using lectern::test::RawClient;
using lectern::test::runServer;
using lectern::test::ServerProcess;
using lectern::test::Wire;

namespace {

constexpr int mostSecondsToStop = 2;

QStringList quietOptions() {
    return {u"--listen"_s, u"127.0.0.1"_s, u"--port"_s,
            u"0"_s,        u"--data"_s,    lectern::test::TestCase::freshFolder()};
}

QString said(const FinishedRun &run) { return run.output + run.errors; }

// A pipe with a name, whose reader reads only when asked to.
class LazyReader {
public:
    explicit LazyReader(const QString &path) : m_path(path) {
        ::mkfifo(path.toLocal8Bit().constData(), 0600);
        // For writing too: then opening waits for nobody, and the pipe stays open when the daemon ends.
        m_descriptor = ::open(path.toLocal8Bit().constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    }
    ~LazyReader() { ::close(m_descriptor); }

    QString path() const { return m_path; }
    QByteArray read() {
        QByteArray bytes(65536, Qt::Uninitialized);
        const ssize_t count = ::read(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
        bytes.truncate(std::max<ssize_t>(count, 0));
        return bytes;
    }

private:
    QString m_path;
    int m_descriptor = -1;
};

} // namespace

class TestStartup : public lectern::test::TestCase {
    Q_OBJECT

    static void everyNumberOfThreads() {
        QTest::addColumn<QString>("ioThreads");
        QTest::newRow("one event loop") << u"0"_s;
        QTest::newRow("two threads") << u"2"_s;
    }

    static QStringList linesOf(const QString &output) { return output.split(u'\n', Qt::SkipEmptyParts); }

private Q_SLOTS:
    // ---- what it prints ----

    void printsItsStepsInOrder_data() { everyNumberOfThreads(); }

    void printsItsStepsInOrder() {
        QFETCH(QString, ioThreads);
        ServerProcess server({u"--io-threads"_s, ioThreads});
        QVERIFY(server.start());
        const QStringList lines = linesOf(server.output());
        const qsizetype first = lines.indexOf(u"Socket created..."_s);
        const QStringList expected{u"Socket created..."_s, u"Socket bound..."_s, u"Socket is listening..."_s,
                                   u"Attempting Connection."_s,
                                   u"Listening on 127.0.0.1:%1"_s.arg(server.port())};
        QCOMPARE(lines.mid(first, expected.size()), expected);
    }

    void printsTheFingerprintThatClientsSee() {
        ServerProcess server;
        QVERIFY(server.start());
        RawClient client(server.port());
        QVERIFY(client.waitForConnected());
        const auto seen = Fingerprint::ofCertificate(client.socket().peerCertificate().toDer());
        const QStringList lines = linesOf(server.output());
        QVERIFY(lines.contains(u"Fingerprint of this server: "_s + seen.words().join(u' ')));
        QVERIFY(lines.contains(u"The same in hexadecimal (SHA-256): "_s + seen.toGroups()));
        const auto running = findRunningServer(server.dataFolder());
        QVERIFY(running);
        QCOMPARE(running->fingerprint,
                 std::optional(seen)); // programs on this account need not trust blindly
        QVERIFY(!server.output().contains(u"ENCRYPTED"_s));
    }

    void keepsItsCertificate() {
        ServerProcess server;
        QVERIFY(server.start());
        const auto before = findRunningServer(server.dataFolder());
        server.terminate();
        QVERIFY(server.waitForExit(lectern::test::patience));
        QVERIFY(server.start());
        const auto after = findRunningServer(server.dataFolder());
        QVERIFY(before && after);
        QCOMPARE(after->fingerprint, before->fingerprint);
    }

    void warnsWhenOthersCanReadAlong_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("warns");
        QTest::newRow("on this computer") << QStringList() << false;
        QTest::newRow("everywhere, too") << QStringList{u"--listen"_s, u"::"_s} << true;
    }

    void warnsWhenOthersCanReadAlong() {
        QFETCH(QStringList, options);
        QFETCH(bool, warns);
        ServerProcess server(options, Wire::Plain);
        QVERIFY(server.start());
        QCOMPARE(server.output().contains(u"NOTHING IS ENCRYPTED"_s), warns);
    }

    void warnsOfPlainTextServicesBesideEncryption_data() { warnsWhenOthersCanReadAlong_data(); }

    void warnsOfPlainTextServicesBesideEncryption() {
        QFETCH(QStringList, options);
        QFETCH(bool, warns);
        ServerProcess server(options + QStringList{u"--classic"_s, u"poll=0"_s});
        QVERIFY(server.start());
        QCOMPARE(server.output().contains(u"THE PLAIN-TEXT SERVICES ARE NOT ENCRYPTED"_s), warns);
    }

    void namesEveryAddressWithTheChosenPort() {
        ServerProcess server({u"--listen"_s, u"::1"_s});
        QVERIFY(server.start());
        const QString port = QString::number(server.port());
        WAIT_FOR(linesOf(server.output()).contains(u"Listening on [::1]:"_s + port));
        QVERIFY(linesOf(server.output()).contains(u"Listening on 127.0.0.1:"_s + port));
        RawClient client(server.port(), Wire::Tls, u"::1"_s);
        QVERIFY(client.waitForConnected());
    }

    void numbersItsClientsAndNeverUsesANumberAgain_data() { everyNumberOfThreads(); }

    void numbersItsClientsAndNeverUsesANumberAgain() {
        QFETCH(QString, ioThreads);
        ServerProcess server({u"--io-threads"_s, ioThreads});
        QVERIFY(server.start());
        const qsizetype before = linesOf(server.output()).size();
        const auto printed = [&] { return linesOf(server.output()).mid(before); };

        RawClient first(server.port());
        QVERIFY(first.waitForConnected());
        WAIT_COMPARE(printed().size(), 3);
        auto second = std::make_unique<RawClient>(server.port());
        QVERIFY(second->waitForConnected());
        WAIT_COMPARE(printed().size(), 6);
        const quint16 ports[] = {first.socket().localPort(), second->socket().localPort()};
        second.reset();
        WAIT_COMPARE(printed().size(), 8);
        RawClient third(server.port());
        QVERIFY(third.waitForConnected());
        WAIT_COMPARE(printed().size(), 11);

        QCOMPARE(printed(), QStringList({
                                u"Connected with 127.0.0.1 : %1"_s.arg(ports[0]),
                                u"Client 1 connected. Number of connected clients = 1"_s,
                                u"Connected clients: 1"_s,
                                u"Connected with 127.0.0.1 : %1"_s.arg(ports[1]),
                                u"Client 2 connected. Number of connected clients = 2"_s,
                                u"Connected clients: 1 2"_s,
                                u"Client 2 disconnected. Number of connected clients = 1"_s,
                                u"Connected clients: 1"_s,
                                u"Connected with 127.0.0.1 : %1"_s.arg(third.socket().localPort()),
                                u"Client 3 connected. Number of connected clients = 2"_s,
                                u"Connected clients: 1 3"_s,
                            }));
    }

    void showsTheTeacherKeyOnceAndKeepsItForTheOwnerAlone() {
        ServerProcess server;
        QVERIFY(server.start());
        const QString file = teacherKeyFile(server.dataFolder());
        QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther |
                                                  QFile::WriteOther | QFile::ExeOwner),
                 QFile::Permissions());
        const QString key = server.teacherKey().toText();
        QCOMPARE(server.output().count(key), 1);
        server.terminate();
        QVERIFY(server.waitForExit(lectern::test::patience));
        QVERIFY(server.start());
        QCOMPARE(server.teacherKey().toText(), key);
        QCOMPARE(server.output().count(key), 1); // of both starts together
    }

    void helpAndVersionAreNoErrors() {
        QCOMPARE(runServer({u"--help"_s}).exitCode, 0);
        QVERIFY(runServer({u"--help"_s}).output.contains(u"--first-is-teacher"_s));
        QCOMPARE(runServer({u"--version"_s}).output, u"lectern-server 0.1.0\n"_s);
    }

    // ---- why it does not start ----

    void aCertificateThatCannotBeUsedStopsTheStart_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("mentioned");
        const QString empty = freshFolder() + u"/empty"_s;
        QVERIFY(QFile(empty).open(QIODevice::WriteOnly));
        QTest::newRow("missing") << QStringList{u"--certificate"_s, u"/nowhere/c.pem"_s, u"--key"_s, empty}
                                 << u"/nowhere/c.pem cannot be read"_s;
        QTest::newRow("no certificate") << QStringList{u"--certificate"_s, empty, u"--key"_s, empty}
                                        << empty + u" holds no certificate"_s;
    }

    void aCertificateThatCannotBeUsedStopsTheStart() {
        QFETCH(QStringList, options);
        QFETCH(QString, mentioned);
        const FinishedRun run = runServer(options + quietOptions());
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(said(run).contains(mentioned), qPrintable(said(run)));
        QVERIFY(!run.output.contains(u"Listening"_s)); // neither in plaintext nor with another one
    }

    void badUsageIsExplainedAndExitsWith2_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("mentioned");
        QTest::newRow("unknown") << QStringList{u"--prot"_s, u"1"_s} << u"prot"_s;
        QTest::newRow("port is a word") << QStringList{u"--port"_s, u"http"_s} << u"--port"_s;
        QTest::newRow("port too large") << QStringList{u"--port"_s, u"65536"_s} << u"--port"_s;
        QTest::newRow("no address") << QStringList{u"--listen"_s, u"lab-pc"_s} << u"--listen"_s;
        QTest::newRow("threads") << QStringList{u"--io-threads"_s, u"-1"_s} << u"--io-threads"_s;
        QTest::newRow("connections") << QStringList{u"--max-connections"_s, u"0"_s} << u"--max-connections"_s;
        QTest::newRow("no value") << QStringList{u"--data"_s} << u"data"_s;
        QTest::newRow("no option") << QStringList{u"quickly"_s} << u"quickly"_s;
        QTest::newRow("anybody from outside would be the teacher")
            << QStringList{u"--first-is-teacher"_s, u"--listen"_s, u"0.0.0.0"_s} << u"--first-is-teacher"_s;
        QTest::newRow("anybody from outside, by default")
            << QStringList{u"--first-is-teacher"_s} << u"--first-is-teacher"_s;
    }

    void badUsageIsExplainedAndExitsWith2() {
        QFETCH(QStringList, options);
        QFETCH(QString, mentioned);
        const FinishedRun run = runServer(QStringList{u"--plaintext"_s} + options);
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(said(run).contains(mentioned), qPrintable(said(run)));
    }

    void firstIsTeacherStartsOnLoopback() {
        ServerProcess server({u"--first-is-teacher"_s});
        QVERIFY(server.start());
    }

    void portInUseIsABindingFailure() {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const FinishedRun run = runServer({u"--plaintext"_s, u"--listen"_s, u"127.0.0.1"_s, u"--port"_s,
                                           QString::number(other.serverPort()), u"--data"_s, freshFolder()});
        QCOMPARE(run.exitCode, serverexit::portInUse);
        QVERIFY2(QRegularExpression(u"^Binding failed: .*%1.*in use"_s.arg(other.serverPort()),
                                    QRegularExpression::MultilineOption)
                     .match(said(run))
                     .hasMatch(),
                 qPrintable(said(run)));
        QVERIFY(!run.output.contains(u"Socket bound..."_s));
    }

    void foreignAddressIsABindingFailure() {
        const FinishedRun run = runServer({u"--plaintext"_s, u"--listen"_s, u"192.0.2.1"_s, u"--port"_s,
                                           u"0"_s, u"--data"_s, freshFolder()});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(said(run).contains(u"Binding failed: 192.0.2.1"_s), qPrintable(said(run)));
    }

    void damagedTeacherKeyStopsTheStartAndStaysAsItIs() {
        const QString folder = freshFolder();
        QFile file(teacherKeyFile(folder));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a key\n");
        file.close();
        const FinishedRun run = runServer(
            {u"--plaintext"_s, u"--listen"_s, u"127.0.0.1"_s, u"--port"_s, u"0"_s, u"--data"_s, folder});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(said(run).contains(file.fileName()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "not a key\n");
    }

    // ---- how it stops ----

    void aSignalRightAfterTheFirstLinesIsNoCrash() {
        for (int round = 0; round < 25; ++round) {
            ServerProcess server;
            QVERIFY(server.start());
            QCOMPARE(::kill(static_cast<pid_t>(server.process().processId()), SIGTERM), 0);
            QVERIFY(server.waitForExit(lectern::test::patience));
            QCOMPARE(server.process().exitStatus(), QProcess::NormalExit);
            QCOMPARE(server.exitCode(), 0);
        }
    }

    void stopsOnASignalAndTellsEverybody_data() {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("ioThreads");
        for (const QString &threads : {u"0"_s, u"2"_s}) {
            QTest::addRow("SIGTERM, %s", qPrintable(threads)) << SIGTERM << threads;
            QTest::addRow("SIGINT, %s", qPrintable(threads)) << SIGINT << threads;
        }
    }

    void stopsOnASignalAndTellsEverybody() {
        QFETCH(int, signal);
        QFETCH(QString, ioThreads);
        ServerProcess server({u"--io-threads"_s, ioThreads});
        QVERIFY(server.start());
        RawClient teacher(server.port());
        RawClient student(server.port());
        RawClient stranger(server.port());
        QVERIFY(!teacher.joinTeacher(server.teacherKey()).isEmpty());
        QVERIFY(!student.joinStudent(u"Ana"_s).isEmpty());
        QVERIFY(stranger.waitForConnected());
        WAIT_FOR(server.output().contains(u"Connected clients: 1 2 3"_s));

        QElapsedTimer time;
        time.start();
        QCOMPARE(::kill(static_cast<pid_t>(server.process().processId()), signal), 0);
        QVERIFY(server.waitForExit(lectern::test::patience));
        QVERIFY2(time.elapsed() < mostSecondsToStop * 1000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(server.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.exitCode(), 0);
        QVERIFY(server.output().contains(u"disconnected. Number of connected clients = 0"_s));
        for (RawClient *client : {&teacher, &student, &stranger}) {
            QCOMPARE(client->waitFor(u"goodbye"_s).value("reason"_L1), u"server-stopping"_s);
            QVERIFY(client->waitForClosed());
        }
        const quint16 port = server.port();
        QVERIFY(server.start(port)); // binds at once, with the old connections still in TIME_WAIT
        QCOMPARE(server.port(), port);
    }

    void aClientThatDoesNotCloseDoesNotKeepItFromStopping_data() { everyNumberOfThreads(); }

    void aClientThatDoesNotCloseDoesNotKeepItFromStopping() {
        QFETCH(QString, ioThreads);
        ServerProcess server({u"--io-threads"_s, ioThreads});
        QVERIFY(server.start());
        // The system accepts for this socket; nobody ever reads from it or closes it before the daemon ends.
        const int deaf = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(server.port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::connect(deaf, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        WAIT_FOR(server.output().contains(u"Connected clients: 1"_s));
        QElapsedTimer time;
        time.start();
        server.terminate();
        QVERIFY(server.waitForExit(lectern::test::patience));
        QVERIFY2(time.elapsed() < mostSecondsToStop * 1000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(server.exitCode(), 0);
        ::close(deaf);
    }

    // ---- an unread output ----

    void unreadOutputDoesNotStopTheClass_data() { everyNumberOfThreads(); }

    void unreadOutputDoesNotStopTheClass() {
        QFETCH(QString, ioThreads);
        LazyReader reader(freshFolder() + u"/output"_s);
        QProcess server;
        server.setStandardOutputFile(reader.path(), QIODevice::Append);
        server.start(qEnvironmentVariable("LECTERN_BIN") + u"/lectern-server"_s,
                     QStringList{u"--plaintext"_s, u"--io-threads"_s, ioThreads} + quietOptions());
        QByteArray start;
        WAIT_FOR((start += reader.read()).contains("Listening on 127.0.0.1:") && start.endsWith('\n'));
        const quint16 port = start.mid(start.lastIndexOf(':') + 1).trimmed().toUShort();

        // From here on nobody reads. About 170 bytes each: several times what a pipe holds.
        for (int i = 0; i < 1500; ++i) {
            RawClient passerBy(port, Wire::Plain);
            QVERIFY(passerBy.waitForConnected());
        }
        RawClient student(port, Wire::Plain);
        QVERIFY(!student.joinStudent(u"Ana"_s).isEmpty());

        QElapsedTimer time;
        time.start();
        server.terminate();
        WAIT_COMPARE(server.state(), QProcess::NotRunning);
        QVERIFY2(time.elapsed() < mostSecondsToStop * 1000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(server.exitCode(), 0);
        QCOMPARE(student.waitFor(u"goodbye"_s).value("reason"_L1), u"server-stopping"_s);
    }

    void closedOutputDoesNotStopTheClass() {
        QProcess server;
        server.start(qEnvironmentVariable("LECTERN_BIN") + u"/lectern-server"_s,
                     QStringList{u"--plaintext"_s} + quietOptions());
        QByteArray start;
        WAIT_FOR((start += server.readAllStandardOutput()).contains("Listening on ") && start.endsWith('\n'));
        const quint16 port = start.mid(start.lastIndexOf(':') + 1).trimmed().toUShort();
        server.closeReadChannel(QProcess::StandardOutput); // what is printed now raises SIGPIPE
        for (int i = 0; i < 3; ++i) {
            RawClient student(port, Wire::Plain);
            QVERIFY(!student.joinStudent(u"Ana %1"_s.arg(i)).isEmpty());
        }
        QCOMPARE(server.state(), QProcess::Running);
        server.terminate();
        WAIT_COMPARE(server.state(), QProcess::NotRunning);
        QCOMPARE(server.exitCode(), 0);
    }
};

LECTERN_TEST(TestStartup, QCoreApplication)
#include "tst_startup.moc"
