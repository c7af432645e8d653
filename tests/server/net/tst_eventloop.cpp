// SPDX-License-Identifier: GPL-3.0-or-later
// Qt as the daemon uses it, on the daemon's event loop: sockets, posted events, threads, nested loops.
#include "server/net/eventloop.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QPointer>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include <thread>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

void giveEventLoop(QThread &thread) {
    if (auto dispatcher = makeEventDispatcher())
        thread.setEventDispatcher(dispatcher.release());
}

// Sends back what it gets.
class EchoServer : public QTcpServer {
public:
    EchoServer() {
        setListenBacklogSize(128);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket,
                        [socket] { socket->write(socket->readAll()); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        listen(QHostAddress::LocalHost);
    }
};

} // namespace

class TestEventLoop : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aRoundWithNothingToDoDoesNotWait();
    void theLoopSaysWhenItBlocks();
    void postedEventsAreSent();
    void deleteLaterDeletes();
    void quitEndsTheLoop();
    void anotherThreadWakesIt();
    void anotherThreadInterruptsIt();
    void noPostedCallIsLost();
    void hundredSocketsEcho();
    void aNestedLoopServesSockets();
    void aThreadRunsOnIt();
    void aTimerMovesToAThread();
    void aProcessIsRun();
};

void TestEventLoop::aRoundWithNothingToDoDoesNotWait() {
    auto *dispatcher = QAbstractEventDispatcher::instance();
    while (dispatcher->processEvents(QEventLoop::AllEvents)) {
    }
    QVERIFY(!dispatcher->processEvents(QEventLoop::AllEvents));
}

void TestEventLoop::theLoopSaysWhenItBlocks() {
    auto *dispatcher = QAbstractEventDispatcher::instance();
    QSignalSpy blocks(dispatcher, &QAbstractEventDispatcher::aboutToBlock);
    QSignalSpy wakes(dispatcher, &QAbstractEventDispatcher::awake);
    QCoreApplication::processEvents();
    QCOMPARE(blocks.size(), 0);
    QVERIFY(wakes.size() >= 1);

    QEventLoop loop;
    QTimer::singleShot(1ms, &loop, &QEventLoop::quit);
    loop.exec();
    QVERIFY(blocks.size() >= 1);
    QVERIFY(wakes.size() >= blocks.size());
}

void TestEventLoop::postedEventsAreSent() {
    int order = 0;
    int posted = 0;
    QMetaObject::invokeMethod(
        this, [&] { posted = ++order; }, Qt::QueuedConnection);
    QCOMPARE(++order, 1);
    QCoreApplication::processEvents();
    QCOMPARE(posted, 2);
}

void TestEventLoop::deleteLaterDeletes() {
    QPointer<QObject> object = new QObject;
    QTimer::singleShot(0, object, &QObject::deleteLater);
    WAIT_FOR(!object);
}

void TestEventLoop::quitEndsTheLoop() {
    QEventLoop outer;
    int result = 0;
    QTimer::singleShot(0, &outer, [&] {
        QEventLoop nested;
        QTimer::singleShot(1, &nested, [&] { nested.exit(7); });
        result = nested.exec();
        outer.exit(8);
    });
    QCOMPARE(outer.exec(), 8);
    QCOMPARE(result, 7);
}

void TestEventLoop::anotherThreadWakesIt() {
    auto *dispatcher = QAbstractEventDispatcher::instance();
    while (dispatcher->processEvents(QEventLoop::AllEvents)) {
    }
    // No timer runs: only the wake-up can end this wait.
    std::jthread waker;
    const auto wake = connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this,
                              [&] { waker = std::jthread([dispatcher] { dispatcher->wakeUp(); }); });
    QVERIFY(dispatcher->processEvents(QEventLoop::WaitForMoreEvents));
    disconnect(wake);
}

void TestEventLoop::anotherThreadInterruptsIt() {
    QEventLoop loop;
    std::jthread stopper;
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, &loop, [&] {
        if (!stopper.joinable())
            stopper = std::jthread([&loop] { loop.exit(5); });
    });
    QCOMPARE(loop.exec(), 5);
}

void TestEventLoop::noPostedCallIsLost() {
    constexpr int threads = 4;
    constexpr int calls = 5000;
    int arrived = 0;
    QEventLoop loop; // without a timer, which would wake a loop that had lost a call
    const auto arrive = [&] {
        if (++arrived == threads * calls)
            loop.quit();
    };
    std::vector<std::jthread> posters;
    for (int i = 0; i < threads; ++i) {
        posters.emplace_back([&] {
            for (int call = 0; call < calls; ++call)
                QMetaObject::invokeMethod(this, arrive, Qt::QueuedConnection);
        });
    }
    loop.exec();
    QCOMPARE(arrived, threads * calls);
}

void TestEventLoop::hundredSocketsEcho() {
    EchoServer server;
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    QByteArray text(20'000, 'e');
    for (int i = 0; i < 100; ++i) {
        QTcpSocket &client = *clients.emplace_back(std::make_unique<QTcpSocket>());
        client.connectToHost(QHostAddress::LocalHost, server.serverPort());
        client.write(text);
    }
    for (const auto &client : clients) {
        WAIT_COMPARE(client->bytesAvailable(), text.size());
        QCOMPARE(client->readAll(), text);
    }
    for (const auto &client : clients)
        client->disconnectFromHost();
    WAIT_FOR(server.findChildren<QTcpSocket *>().isEmpty());
}

void TestEventLoop::aNestedLoopServesSockets() {
    EchoServer server;
    QTcpSocket first;
    QTcpSocket second;
    QByteArray inside;
    // The answer to the second is waited for within the callback of the first.
    connect(&first, &QTcpSocket::readyRead, this, [&] {
        QEventLoop nested;
        connect(&second, &QTcpSocket::readyRead, &nested, &QEventLoop::quit);
        second.write("inside");
        nested.exec();
        inside = second.readAll();
    });
    first.connectToHost(QHostAddress::LocalHost, server.serverPort());
    second.connectToHost(QHostAddress::LocalHost, server.serverPort());
    WAIT_COMPARE(second.state(), QAbstractSocket::ConnectedState);
    first.write("go");
    WAIT_COMPARE(inside, "inside");
    QCOMPARE(first.readAll(), "go");
}

void TestEventLoop::aThreadRunsOnIt() {
    QThread thread;
    giveEventLoop(thread);
    thread.start();
    QObject worker;
    worker.moveToThread(&thread);
    QByteArray kind;
    QMetaObject::invokeMethod(
        &worker, [&] { kind = QAbstractEventDispatcher::instance()->metaObject()->className(); },
        Qt::BlockingQueuedConnection);
#ifdef Q_OS_LINUX
    QCOMPARE(kind, "lectern::EpollDispatcher");
#else
    QVERIFY(!kind.isEmpty());
#endif
    int answers = 0;
    for (int i = 0; i < 1000; ++i) {
        QMetaObject::invokeMethod(&worker, [&] { QMetaObject::invokeMethod(this, [&] { ++answers; }); });
    }
    WAIT_COMPARE(answers, 1000);
    thread.quit();
    QVERIFY(thread.wait(test::patience));
}

void TestEventLoop::aTimerMovesToAThread() {
    QThread thread;
    giveEventLoop(thread);
    thread.start();
    auto *timer = new QTimer;
    std::atomic<QThread *> firedIn = nullptr;
    timer->callOnTimeout(timer, [&] { firedIn = QThread::currentThread(); });
    timer->start(5);
    timer->moveToThread(&thread);
    WAIT_COMPARE(firedIn.load(), &thread);
    timer->deleteLater();
    thread.quit();
    QVERIFY(thread.wait(test::patience));
}

void TestEventLoop::aProcessIsRun() {
    QProcess process;
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(u"cat"_s, {});
    process.write("through a pipe");
    process.closeWriteChannel();
    WAIT_COMPARE(finished.size(), 1);
    QCOMPARE(process.readAll(), "through a pipe");
}

namespace {

int run(int argc, char *argv[]) {
    test::TestCase::isolate();
    if (auto dispatcher = makeEventDispatcher())
        QCoreApplication::setEventDispatcher(dispatcher.release());
    const QCoreApplication application(argc, argv);
    TestEventLoop test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace

LECTERN_TEST_RUN(run)

#include "tst_eventloop.moc"
