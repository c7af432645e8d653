// SPDX-License-Identifier: GPL-3.0-or-later
// The bench from its command line to its table: nothing is measured that was not complete. How long it took is no
// matter here.
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

#include <sys/select.h>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int aMinute = 60'000;

QString program(const QString &name) { return QCoreApplication::applicationDirPath() + u'/' + name; }

struct Run {
    int status = -1;
    QString output;
    QString errors;
};

Run finished(QProcess &process) {
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, aMinute)) {
        process.kill();
        process.waitForFinished();
    }
    const bool isNormal = process.exitStatus() == QProcess::NormalExit;
    return {isNormal ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

Run swarm(quint16 port, const QStringList &arguments, const QString &row = u"burst-3"_s) {
    QProcess process;
    process.start(program(u"lectern-swarm"_s),
                  QStringList{row, u"--port"_s, QString::number(port), u"--process"_s,
                              QString::number(QCoreApplication::applicationPid())} +
                      arguments);
    return finished(process);
}

// Sends back so many lines of each connection and is silent from then on.
class TiredEcho : public QTcpServer {
public:
    explicit TiredEcho(int lines) {
        connect(this, &QTcpServer::newConnection, this, [this, lines] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, left = lines]() mutable {
                while (socket->canReadLine() && left-- > 0)
                    socket->write(socket->readLine());
            });
        });
        listen(QHostAddress::LocalHost);
    }
};

// Sends what one says to everybody else so many times.
class OddChat : public QTcpServer {
public:
    explicit OddChat(int times) {
        connect(this, &QTcpServer::newConnection, this, [this, times] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket, times] {
                while (socket->canReadLine())
                    tellOthers(socket, "[127.0.0.1:1] " + socket->readLine(), times);
            });
            socket->write("> Connected to the chat server (1 user online)\n");
        });
        listen(QHostAddress::LocalHost);
    }

private:
    void tellOthers(const QTcpSocket *speaker, const QByteArray &line, int times) {
        for (QTcpSocket *socket : findChildren<QTcpSocket *>()) {
            if (socket != speaker)
                socket->write(line.repeated(times));
        }
    }
};

// The port that a server says it listens on; 0: it does not.
int portOf(QProcess &server) {
    QByteArray printed;
    const bool hasSaid =
        QTest::qWaitFor([&] { return (printed += server.readAllStandardOutput()).endsWith('\n'); }, aMinute);
    return hasSaid ? printed.trimmed().split(':').last().toInt() : 0;
}

QList<qint64> childrenOf(qint64 process) {
    QFile file(u"/proc/%1/task/%1/children"_s.arg(process));
    QList<qint64> children;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &child : file.readAll().simplified().split(' '))
            children += child.toLongLong();
    }
    return children;
}

bool isRunning(qint64 process) { return ::kill(static_cast<pid_t>(process), 0) == 0; }

} // namespace

class TestBench : public lectern::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyVoteOfASmallClassIsAcknowledgedAndInTheTable() {
        QProcess bench;
        bench.start(program(u"lectern-bench"_s), {u"burst-200"_s, u"idle-200"_s, u"--turns"_s, u"1"_s,
                                                  u"--seconds"_s, u"1"_s, u"--folder"_s, freshFolder()});
        const Run run = finished(bench);
        QVERIFY2(run.status == 0, qPrintable(run.errors));
        QCOMPARE(run.output.count(u": 200 of 200 answered, tally 200;"_s), 2);
        QCOMPARE(run.output.count(u"echo: 200 seats,"_s), 1);
        QCOMPARE(run.output.count(u"Lectern: 201 seats,"_s), 1); // the teacher
        QCOMPARE(run.output.count(u"\n| burst-200 |"_s), 5);
        QCOMPARE(run.output.count(u"\n| idle-200  |"_s), 3);
        QVERIFY(run.errors.isEmpty());
    }

    void encryptedRowsAreMeasuredBesideThePlainEcho() {
        QProcess bench;
        bench.start(program(u"lectern-bench"_s),
                    {u"arrive-tls-50"_s, u"burst-tls-50"_s, u"idle-tls-50"_s, u"--turns"_s, u"1"_s,
                     u"--seconds"_s, u"1"_s, u"--folder"_s, freshFolder()});
        const Run run = finished(bench);
        QVERIFY2(run.status == 0, qPrintable(run.errors));
        QCOMPARE(run.output.count(u": 50 of 50 answered, tally 50;"_s), 2);
        QCOMPARE(run.output.count(u"echo: 50 seats"_s), 2);
        QCOMPARE(run.output.count(u"Lectern: 51 seats"_s), 2);
        QCOMPARE(run.output.count(u"\n| arrive-tls-50 |"_s), 4);
    }

    void thoseWhoDoNotReadAreComparedWithTheSameWhoDo() {
        QProcess bench;
        bench.start(program(u"lectern-bench"_s),
                    {u"unread-20"_s, u"--turns"_s, u"1"_s, u"--folder"_s, freshFolder()});
        const Run run = finished(bench);
        QVERIFY2(run.status == 0, qPrintable(run.errors));
        QCOMPARE(run.output.count(u": 200 answered; p99 "_s), 2); // each second, and twice
        QCOMPARE(run.output.count(u"\n| unread-20 |"_s), 3);
    }

    void voteThatNobodyAcknowledgesFailsTheRun() {
        const TiredEcho server(1); // which is enough to join
        const Run run = swarm(server.serverPort(), {u"--echo"_s, u"--limit"_s, u"2"_s});
        QCOMPARE(run.status, 1);
        QVERIFY2(run.errors.contains(u"0 of 3 votes were acknowledged"_s), qPrintable(run.errors));
        QVERIFY(run.output.isEmpty());
    }

    void studentWhoDoesNotGetInFailsTheRun() {
        const TiredEcho server(0);
        const Run run = swarm(server.serverPort(), {u"--echo"_s, u"--limit"_s, u"1"_s});
        QCOMPARE(run.status, 1);
        QVERIFY2(run.errors.contains(u"0 of 3 had joined"_s), qPrintable(run.errors));
    }

    void answerThatIsNoMessageFailsTheRun() {
        const TiredEcho server(1);
        const QString data = freshFolder();
        QFile key(data + u"/teacher.key"_s);
        QVERIFY(key.open(QIODevice::WriteOnly));
        key.write("7QSZ-DJX8-1T7J-QF9F-B9QH-X8TX-5XXX-3GX4\n");
        key.close();
        const Run run = swarm(server.serverPort(), {u"--data"_s, data});
        QCOMPARE(run.status, 1);
        QVERIFY2(run.errors.contains(u"no message"_s), qPrintable(run.errors));
    }

    void everyKindOfServerBringsEveryChatMessageToAllOthers() {
        QProcess bench;
        bench.start(program(u"lectern-bench"_s),
                    {u"chat-20"_s, u"--turns"_s, u"1"_s, u"--folder"_s, freshFolder()});
        const Run run = finished(bench);
        QVERIFY2(run.status == 0, qPrintable(run.errors));
        for (const char *server : {"threads", "select()", "Lectern", "Lectern, 2 I/O threads"}) {
            const QString turn = u"chat-20, turn 1, %1: 20 clients, 100 messages, 1900 deliveries;"_s;
            QCOMPARE(run.output.count(turn.arg(QLatin1StringView(server))), 1);
        }
        QCOMPARE(run.output.count(u"\n| chat-20 | deliveries a second "_s), 1);
        QCOMPARE(run.output.count(u"\n| chat-20 | "_s), 9);
    }

    void selectServesNoMoreThanItCanWatch() {
        QProcess chat;
        chat.start(program(u"lectern-selectchat"_s), {});
        const int port = portOf(chat);
        const Run run = swarm(static_cast<quint16>(port), {}, u"chat-1100"_s);
        chat.kill();
        chat.waitForFinished();
        QVERIFY2(run.status == 0, qPrintable(run.errors));
        const QJsonObject figures = QJsonDocument::fromJson(run.output.toUtf8()).object();
        QVERIFY(figures.value(u"full").toBool());
        const int clients = figures.value(u"clients").toInt();
        QVERIFY2(clients > 1000 && clients < FD_SETSIZE, qPrintable(run.output));
    }

    void chatMessageThatDoesNotComeFailsTheRun() {
        const OddChat server(0);
        const Run run = swarm(server.serverPort(), {u"--limit"_s, u"2"_s}, u"chat-3"_s);
        QCOMPARE(run.status, 1);
        QVERIFY2(run.errors.contains(u"0 of 2 deliveries had come"_s), qPrintable(run.errors));
        QVERIFY(run.output.isEmpty());
    }

    void chatMessageThatComesTwiceFailsTheRun() {
        const OddChat server(2);
        const Run run = swarm(server.serverPort(), {}, u"chat-3"_s);
        QCOMPARE(run.status, 1);
        QVERIFY2(run.errors.contains(u"heard message 0 twice"_s), qPrintable(run.errors));
    }

    void whoStopsTheBenchStopsAllItStarted() {
        const QString folder = freshFolder();
        QProcess bench;
        bench.start(program(u"lectern-bench"_s),
                    {u"idle-20"_s, u"--seconds"_s, u"300"_s, u"--folder"_s, folder});
        QVERIFY(bench.waitForStarted());
        WAIT_COMPARE(childrenOf(bench.processId()).size(), 2); // server and swarm
        const QList<qint64> children = childrenOf(bench.processId());
        QVERIFY(std::ranges::all_of(children, isRunning));
        ::kill(static_cast<pid_t>(bench.processId()), SIGINT);
        QCOMPARE(finished(bench).status, 130);
        QVERIFY(std::ranges::none_of(children, isRunning));
        QVERIFY(QDir(folder).isEmpty());
    }
};

LECTERN_TEST(TestBench, QCoreApplication)
#include "tst_bench.moc"
