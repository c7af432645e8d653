// SPDX-License-Identifier: GPL-3.0-or-later
// Socket notifiers on the epoll event loop: who is told, in which round, and who no more.
#include "server/net/epolldispatcher.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTemporaryFile>
#include <QTimer>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace lectern;
using namespace std::chrono_literals;

namespace {

// Two connected sockets: what is written to one can be read from the other.
struct SocketPair {
    int ends[2] = {-1, -1};

    SocketPair() { socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends); }
    ~SocketPair() {
        close(ends[0]);
        close(ends[1]);
    }
    Q_DISABLE_COPY_MOVE(SocketPair)

    int near() const { return ends[0]; }
    void makeReadable() const { QCOMPARE(write(ends[1], "x", 1), 1); }
    void closeFar() {
        close(ends[1]);
        ends[1] = -1;
    }
};

void readOne(int descriptor) {
    char byte = 0;
    QCOMPARE(read(descriptor, &byte, 1), 1);
}

// A notifier that counts how often it was told.
class Watcher : public QSocketNotifier {
public:
    Watcher(
        int descriptor, Type type, std::function<void()> callback = [] {})
        : QSocketNotifier(descriptor, type) {
        connect(this, &QSocketNotifier::activated, this, [this, callback = std::move(callback)] {
            ++told;
            callback();
        });
    }
    int told = 0;
};

void oneRound() { QCoreApplication::processEvents(); }

// Lets the loop run and wait for `time`; returns how often it woke up.
int roundsWithin(std::chrono::milliseconds time) {
    int rounds = 0;
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    const auto counting = QObject::connect(QAbstractEventDispatcher::instance(),
                                           &QAbstractEventDispatcher::awake, [&rounds] { ++rounds; });
    loop.exec();
    QObject::disconnect(counting);
    return rounds;
}

} // namespace

class TestEpollDispatcher : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theApplicationRunsOnIt();
    void readAndWriteNotifiersShareADescriptor();
    void urgentDataReachesTheExceptionNotifier();
    void aHangUpReachesWhoeverWaits_data();
    void aHangUpReachesWhoeverWaits();
    void anUnwatchedSocketCausesNoWakeUp();
    void aNotifierSwitchedOffInTheRoundIsNotTold();
    void aNotifierDeletedInTheRoundIsNotTold();
    void aNotifierMayDeleteItself();
    void aNotifierAddedInACallbackIsTold();
    void aReusedDescriptorGetsNoOldEvent();
    void aDescriptorClosedUnderItsNotifierCanBeReused();
    void aClosedDescriptorWithADuplicateDoesNotSpin();
    void duplicatesOfADescriptorAreToldEach();
    void theNewerOfTwoAlikeNotifiersCounts();
    void aPlainFileIsAlwaysReady();
    void aNestedLoopTellsTheOthersOnce();
    void excludedNotifiersAreNotTold();
    void excludedNotifiersDoNotSpin();
    void manyReadySocketsAreAllTold();
};

void TestEpollDispatcher::theApplicationRunsOnIt() {
    QVERIFY(qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance()));
}

void TestEpollDispatcher::readAndWriteNotifiersShareADescriptor() {
    const SocketPair pair;
    Watcher reader(pair.near(), QSocketNotifier::Read, [&] { readOne(pair.near()); });
    Watcher writer(pair.near(), QSocketNotifier::Write);
    oneRound();
    QCOMPARE(reader.told, 0);
    QCOMPARE(writer.told, 1);

    pair.makeReadable();
    oneRound();
    QCOMPARE(reader.told, 1);
    QCOMPARE(writer.told, 2);

    writer.setEnabled(false);
    pair.makeReadable();
    oneRound();
    QCOMPARE(reader.told, 2);
    QCOMPARE(writer.told, 2);
}

void TestEpollDispatcher::urgentDataReachesTheExceptionNotifier() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    QCOMPARE(bind(listener, generic, size), 0);
    QCOMPARE(listen(listener, 1), 0);
    QCOMPARE(getsockname(listener, generic, &size), 0);
    const int client = socket(AF_INET, SOCK_STREAM, 0);
    QCOMPARE(::connect(client, generic, size), 0);
    const int server = accept(listener, nullptr, nullptr);
    QVERIFY(server >= 0);
    {
        Watcher exception(server, QSocketNotifier::Exception, [&] {
            char byte = 0;
            recv(server, &byte, 1, MSG_OOB);
        });
        QCOMPARE(send(client, "!", 1, MSG_OOB), 1);
        WAIT_COMPARE(exception.told, 1);
    }
    close(server);
    close(client);
    close(listener);
}

void TestEpollDispatcher::aHangUpReachesWhoeverWaits_data() {
    QTest::addColumn<QSocketNotifier::Type>("type");
    QTest::newRow("reader") << QSocketNotifier::Read;
    QTest::newRow("writer") << QSocketNotifier::Write;
    QTest::newRow("exception") << QSocketNotifier::Exception;
}

void TestEpollDispatcher::aHangUpReachesWhoeverWaits() {
    QFETCH(const QSocketNotifier::Type, type);
    SocketPair pair;
    Watcher watcher(pair.near(), type);
    pair.closeFar();
    oneRound();
    QCOMPARE(watcher.told, 1);
}

void TestEpollDispatcher::anUnwatchedSocketCausesNoWakeUp() {
    const SocketPair pair;
    Watcher reader(pair.near(), QSocketNotifier::Read);
    pair.makeReadable();
    reader.setEnabled(false);
    QCOMPARE_LE(roundsWithin(50ms), 5);
    QCOMPARE(reader.told, 0);
}

void TestEpollDispatcher::aNotifierSwitchedOffInTheRoundIsNotTold() {
    const SocketPair one;
    const SocketPair other;
    one.makeReadable();
    other.makeReadable();
    Watcher *first = nullptr;
    Watcher *second = nullptr;
    const auto switchOffBoth = [&] {
        first->setEnabled(false);
        second->setEnabled(false);
    };
    Watcher a(one.near(), QSocketNotifier::Read, switchOffBoth);
    Watcher b(other.near(), QSocketNotifier::Read, switchOffBoth);
    first = &a;
    second = &b;
    oneRound();
    QCOMPARE(a.told + b.told, 1);
}

void TestEpollDispatcher::aNotifierDeletedInTheRoundIsNotTold() {
    const SocketPair one;
    const SocketPair other;
    one.makeReadable();
    other.makeReadable();
    int told = 0;
    std::unique_ptr<Watcher> first;
    std::unique_ptr<Watcher> second;
    first = std::make_unique<Watcher>(one.near(), QSocketNotifier::Read, [&] {
        ++told;
        second.reset();
    });
    second = std::make_unique<Watcher>(other.near(), QSocketNotifier::Read, [&] {
        ++told;
        first.reset();
    });
    oneRound();
    QCOMPARE(told, 1);
}

void TestEpollDispatcher::aNotifierMayDeleteItself() {
    const SocketPair pair;
    pair.makeReadable();
    auto *reader = new QSocketNotifier(pair.near(), QSocketNotifier::Read);
    Watcher writer(pair.near(), QSocketNotifier::Write);
    connect(reader, &QSocketNotifier::activated, reader, [reader] { delete reader; });
    oneRound();
    oneRound();
    QCOMPARE(writer.told, 2);
}

void TestEpollDispatcher::aNotifierAddedInACallbackIsTold() {
    const SocketPair one;
    const SocketPair other;
    one.makeReadable();
    other.makeReadable();
    std::unique_ptr<Watcher> added;
    const Watcher reader(one.near(), QSocketNotifier::Read, [&] {
        readOne(one.near());
        added = std::make_unique<Watcher>(other.near(), QSocketNotifier::Read);
    });
    oneRound();
    QVERIFY(added);
    oneRound();
    QCOMPARE(added->told, 1);
}

void TestEpollDispatcher::aReusedDescriptorGetsNoOldEvent() {
    const SocketPair pairs[2];
    const SocketPair silent;
    std::unique_ptr<Watcher> watchers[2];
    std::unique_ptr<Watcher> reused;
    // Whichever comes first closes the other's descriptor and watches a silent socket of the same number.
    for (const int me : {0, 1}) {
        pairs[me].makeReadable();
        watchers[me] = std::make_unique<Watcher>(pairs[me].near(), QSocketNotifier::Read, [&, me] {
            readOne(pairs[me].near());
            const int number = pairs[1 - me].near();
            watchers[1 - me].reset();
            close(number);
            QCOMPARE(dup2(silent.near(), number), number);
            reused = std::make_unique<Watcher>(number, QSocketNotifier::Read);
        });
    }
    oneRound();
    QVERIFY(reused);
    oneRound();
    QCOMPARE(reused->told, 0);
    silent.makeReadable();
    oneRound();
    QCOMPARE(reused->told, 1);
}

void TestEpollDispatcher::aDescriptorClosedUnderItsNotifierCanBeReused() {
    const SocketPair pair;
    const SocketPair other;
    const int number = dup(pair.near());
    Watcher reader(number, QSocketNotifier::Read);
    QCOMPARE(dup2(other.near(), number), number); // closes it, the notifier does not know
    Watcher writer(number, QSocketNotifier::Write);
    other.makeReadable();
    oneRound();
    QCOMPARE(writer.told, 1);
    QCOMPARE(reader.told, 1);
    reader.setEnabled(false);
    writer.setEnabled(false);
    close(number);
}

void TestEpollDispatcher::aClosedDescriptorWithADuplicateDoesNotSpin() {
    const SocketPair pair;
    const SocketPair bystander;
    Watcher other(bystander.near(), QSocketNotifier::Read, [&] { readOne(bystander.near()); });
    const int duplicate = dup(pair.near());
    {
        const Watcher reader(duplicate, QSocketNotifier::Read);
        close(duplicate); // too early: the file is still open, and epoll keeps reporting it
    }
    pair.makeReadable();
    QCOMPARE_LE(roundsWithin(50ms), 6);
    bystander.makeReadable();
    WAIT_COMPARE(other.told, 1);
}

void TestEpollDispatcher::duplicatesOfADescriptorAreToldEach() {
    const SocketPair pair;
    const int duplicate = dup(pair.near());
    Watcher one(pair.near(), QSocketNotifier::Read);
    Watcher other(duplicate, QSocketNotifier::Read);
    pair.makeReadable();
    oneRound();
    QCOMPARE(one.told, 1);
    QCOMPARE(other.told, 1);
    other.setEnabled(false);
    close(duplicate);
    oneRound();
    QCOMPARE(one.told, 2);
}

void TestEpollDispatcher::theNewerOfTwoAlikeNotifiersCounts() {
    const SocketPair pair;
    const Watcher older(pair.near(), QSocketNotifier::Read);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("two notifiers of one kind")));
    const Watcher newer(pair.near(), QSocketNotifier::Read);
    pair.makeReadable();
    oneRound();
    QCOMPARE(older.told, 0);
    QCOMPARE(newer.told, 1);
}

void TestEpollDispatcher::aPlainFileIsAlwaysReady() {
    QTemporaryFile file;
    QVERIFY(file.open());
    {
        Watcher reader(file.handle(), QSocketNotifier::Read);
        const Watcher writer(file.handle(), QSocketNotifier::Write, [&] { reader.setEnabled(false); });
        oneRound();
        oneRound();
        QCOMPARE(reader.told, 1);
        QCOMPARE(writer.told, 2);

        QEventLoop loop; // which would wait for ever: epoll does not know the file
        connect(&writer, &QSocketNotifier::activated, &loop, &QEventLoop::quit);
        loop.exec();
    }
    QCOMPARE_LE(roundsWithin(50ms), 5);
}

void TestEpollDispatcher::aNestedLoopTellsTheOthersOnce() {
    const SocketPair pairs[2];
    std::unique_ptr<Watcher> watchers[2];
    for (const int me : {0, 1}) {
        pairs[me].makeReadable();
        watchers[me] = std::make_unique<Watcher>(pairs[me].near(), QSocketNotifier::Read, [&, me] {
            readOne(pairs[me].near()); // fails the test when told twice
            QEventLoop().processEvents();
        });
    }
    oneRound();
    QCOMPARE(watchers[0]->told, 1);
    QCOMPARE(watchers[1]->told, 1);
}

void TestEpollDispatcher::excludedNotifiersAreNotTold() {
    const SocketPair pair;
    const Watcher reader(pair.near(), QSocketNotifier::Read);
    pair.makeReadable();
    QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
    QCOMPARE(reader.told, 0);
    oneRound();
    QCOMPARE(reader.told, 1);
}

void TestEpollDispatcher::excludedNotifiersDoNotSpin() {
    const SocketPair pair;
    const Watcher reader(pair.near(), QSocketNotifier::Read);
    pair.makeReadable();
    QEventLoop loop;
    int rounds = 0;
    QTimer::singleShot(50ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, &loop, [&] { ++rounds; });
    loop.exec(QEventLoop::ExcludeSocketNotifiers);
    QCOMPARE(reader.told, 0);
    QCOMPARE_LE(rounds, 5);
}

void TestEpollDispatcher::manyReadySocketsAreAllTold() {
    // More than epoll is asked for at once.
    std::vector<std::unique_ptr<SocketPair>> pairs;
    std::vector<std::unique_ptr<Watcher>> watchers;
    int told = 0;
    for (int i = 0; i < 400; ++i) {
        const SocketPair &pair = *pairs.emplace_back(std::make_unique<SocketPair>());
        watchers.push_back(std::make_unique<Watcher>(pair.near(), QSocketNotifier::Read, [&] {
            readOne(pair.near());
            ++told;
        }));
        pair.makeReadable();
    }
    WAIT_COMPARE(told, 400);
}

namespace {

int run(int argc, char *argv[]) {
    test::TestCase::isolate();
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    const QCoreApplication application(argc, argv);
    TestEpollDispatcher test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace

LECTERN_TEST_RUN(run)

#include "tst_epolldispatcher.moc"
