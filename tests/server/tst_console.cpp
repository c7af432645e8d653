// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/console.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <csignal>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A pipe that is read only when a test wants to.
struct Pipe {
    int ends[2] = {-1, -1};

    Pipe() { (void)!pipe(ends); }
    ~Pipe() {
        closeReader();
        close(ends[1]);
    }
    Q_DISABLE_COPY_MOVE(Pipe)

    int writer() const { return ends[1]; }
    void closeReader() {
        if (ends[0] >= 0)
            close(ends[0]);
        ends[0] = -1;
    }
    // Blocks until `size` bytes are there or the writers are gone.
    QByteArray read(qsizetype size) const {
        QByteArray bytes(size, '\0');
        const auto count = ::read(ends[0], bytes.data(), static_cast<size_t>(size));
        return bytes.first(std::max<qsizetype>(count, 0));
    }
    QByteArray readUntil(QByteArrayView ending) const {
        QByteArray bytes;
        while (!bytes.endsWith(ending))
            bytes += read(64 * 1024);
        return bytes;
    }
};

// Reads until the console has written all that it holds.
QByteArray drain(const Pipe &pipe, Console &console) {
    fcntl(pipe.ends[0], F_SETFL, O_NONBLOCK);
    QByteArray bytes;
    while (!console.flush(1ms))
        bytes += pipe.read(64 * 1024);
    return bytes + pipe.read(64 * 1024);
}

// More than a pipe and the queue hold together.
void overfill(Console &console) {
    for (int i = 0; i < 20'000; ++i)
        console.print(u"line %1 "_s.arg(i).leftJustified(100, u'.'));
}

// What the test program does instead of testing, as a child of its own.
int runAsChild(QByteArrayView task) {
    if (task == "overfill") {
        Console console(STDOUT_FILENO);
        overfill(console);
        return 0;
    }
    Console::holdStandardDescriptors();
    const int file = open("/dev/null", O_RDONLY);
    return file > STDERR_FILENO ? 0 : 1;
}

} // namespace

class TestConsole : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); } // as StopSignal does for the daemon
    void linesArriveInOrder();
    void linesOfManyThreadsStayWhole();
    void aFullPipeNeverBlocks();
    void theQueueIsBoundedInBytes();
    void droppedLinesAreCounted();
    void aClosedPipeEndsNothing();
    void aNonBlockingPipeLosesNothing();
    void theProgramEndsThoughNobodyReads();
    void missingStandardDescriptorsAreHeld();
    void qtsLogHasTimeAndLevel();
    void onlyWhatIsWantedIsLogged_data();
    void onlyWhatIsWantedIsLogged();
    void foreignTextIsMadeHarmless_data();
    void foreignTextIsMadeHarmless();
};

void TestConsole::linesArriveInOrder() {
    const Pipe pipe;
    Console console(pipe.writer());
    console.print(u"Socket created..."_s);
    console.print(u"äöü 学生"_s);
    console.print({});
    QCOMPARE(pipe.readUntil("\n\n"), "Socket created...\näöü 学生\n\n");
}

void TestConsole::linesOfManyThreadsStayWhole() {
    const Pipe pipe;
    {
        Console console(pipe.writer());
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int line = 0; line < 200; ++line)
                    console.print(u"abcdefghij"_s);
            });
        }
    }
    const QList<QByteArray> lines = pipe.read(64 * 1024).split('\n');
    QCOMPARE(lines.size(), 801);
    QCOMPARE(lines.count("abcdefghij"), 800);
}

void TestConsole::aFullPipeNeverBlocks() {
    const Pipe pipe;
    Console console(pipe.writer());
    QElapsedTimer elapsed;
    elapsed.start();
    overfill(console);
    QVERIFY(!console.flush(1ms));
    QCOMPARE_LT(elapsed.elapsed(), 2000);
    drain(pipe, console);
}

void TestConsole::theQueueIsBoundedInBytes() {
    const Pipe pipe;
    Console console(pipe.writer());
    const QString longLine(100'000, u'x');
    for (int i = 0; i < 100; ++i)
        console.print(longLine);
    // One batch in the writer's hands and one in the queue at most.
    QCOMPARE_LE(drain(pipe, console).size(), 2 * Console::mostBytes + 100);
}

void TestConsole::droppedLinesAreCounted() {
    const Pipe pipe;
    Console console(pipe.writer());
    overfill(console);
    QByteArray text = drain(pipe, console);
    console.print(u"the end"_s);
    text += drain(pipe, console);
    QVERIFY(text.endsWith("\nthe end\n"));

    int arrived = 0;
    int dropped = 0;
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith("line "))
            QCOMPARE(line.mid(5).split(' ').first().toInt(), dropped + arrived++);
        else if (line.startsWith("... "))
            dropped += line.split(' ').at(1).toInt();
    }
    QVERIFY(dropped > 0);
    QCOMPARE(arrived + dropped, 20'000);
}

void TestConsole::aClosedPipeEndsNothing() {
    Pipe pipe;
    Console console(pipe.writer());
    pipe.closeReader();
    console.print(u"to nobody"_s);
    QVERIFY(console.flush(20s));
    console.print(u"still to nobody"_s);
    QVERIFY(console.flush(20s));
}

void TestConsole::aNonBlockingPipeLosesNothing() {
    const Pipe pipe;
    fcntl(pipe.writer(), F_SETFL, O_NONBLOCK);
    Console console(pipe.writer());
    const QString line(200'000, u'x'); // more than the pipe holds
    console.print(line);
    QCOMPARE(pipe.readUntil("\n").size(), 200'001);
}

void TestConsole::theProgramEndsThoughNobodyReads() {
    const Pipe pipe;
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedChannels);
    child.setChildProcessModifier([&] { dup2(pipe.writer(), STDOUT_FILENO); });
    QElapsedTimer elapsed;
    elapsed.start();
    child.start(QCoreApplication::applicationFilePath(), {u"tst_console"_s, u"--child"_s, u"overfill"_s});
    WAIT_COMPARE(child.state(), QProcess::NotRunning);
    QCOMPARE(child.exitStatus(), QProcess::NormalExit);
    QCOMPARE(child.exitCode(), 0);
    QCOMPARE_LT(elapsed.elapsed(), 2000);
}

void TestConsole::missingStandardDescriptorsAreHeld() {
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedChannels);
    child.setChildProcessModifier([] {
        close(STDOUT_FILENO);
        close(STDERR_FILENO);
    });
    child.start(QCoreApplication::applicationFilePath(), {u"tst_console"_s, u"--child"_s, u"hold"_s});
    WAIT_COMPARE(child.state(), QProcess::NotRunning);
    QCOMPARE(child.exitCode(), 0);
}

void TestConsole::qtsLogHasTimeAndLevel() {
    const Pipe pipe;
    {
        Console console(pipe.writer());
        console.takeQtLog();
        qWarning("50 %% full\n2026-01-01T00:00:00.000Z info: forged");
        qInfo("for your information");
    }
    const QRegularExpression expected(
        u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z warning: 50 % full"
        "\\\\x0a2026-01-01T00:00:00.000Z info: forged\n\\S+Z info: for your information\n$"_s);
    const QByteArray text = pipe.read(10'000);
    QVERIFY2(expected.match(QString::fromUtf8(text)).hasMatch(), text.constData());
}

void TestConsole::onlyWhatIsWantedIsLogged_data() {
    QTest::addColumn<LogLevel>("level");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("error") << LogLevel::Error << QByteArray("always error Critical ");
    QTest::newRow("warning") << LogLevel::Warning << QByteArray("always error warning Critical Warning ");
    QTest::newRow("info") << LogLevel::Info << QByteArray("always error warning info Critical Warning Info ");
    QTest::newRow("debug") << LogLevel::Debug
                           << QByteArray("always error warning info debug Critical Warning Info Debug ");
}

void TestConsole::onlyWhatIsWantedIsLogged() {
    QFETCH(LogLevel, level);
    QFETCH(QByteArray, expected);
    const Pipe pipe;
    {
        Console console(pipe.writer());
        console.takeQtLog();
        console.setLevel(level);
        console.print(u"always"_s);
        console.log(LogLevel::Error, u"error"_s);
        console.log(LogLevel::Warning, u"warning"_s);
        console.log(LogLevel::Info, u"info"_s);
        console.log(LogLevel::Debug, u"debug"_s);
        qCritical("Critical");
        qWarning("Warning");
        qInfo("Info");
        qDebug("Debug");
    }
    QByteArray said;
    for (const QByteArray &line : pipe.read(10'000).split('\n'))
        said += line.mid(line.lastIndexOf(' ') + 1) + ' ';
    said.chop(1); // behind the last line feed
    QCOMPARE(said, expected);
}

void TestConsole::foreignTextIsMadeHarmless_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"Ana %1 {} \\n"_s << u"Ana %1 {} \\n"_s;
    QTest::newRow("terminal escape") << u"\x1b[2J"_s << u"\\x1b[2J"_s;
    QTest::newRow("line breaks") << u"a\r\nb\u2028c\u2029d\u0085e"_s
                                 << u"a\\x0d\\x0ab\\u2028c\\u2029d\\x85e"_s;
    QTest::newRow("NUL") << QString(QChar(0)) << u"\\x00"_s;
    QTest::newRow("delete, tab") << u"\x7f\t"_s << u"\\x7f\\x09"_s;
    QTest::newRow("8-bit escape") << u"\u009b31m"_s << u"\\x9b31m"_s;
    QTest::newRow("right to left override") << u"\u202egpj.exe"_s << u"\\u202egpj.exe"_s;
    QTest::newRow("isolates") << u"\u2066\u2069\u200f"_s << u"\\u2066\\u2069\\u200f"_s;
    QTest::newRow("invisible tag") << u"\U000e0041"_s << u"\\ue0041"_s;
    QTest::newRow("half a character") << QString(QChar(0xd800)) << u"\ufffd"_s;
    QTest::newRow("other scripts, joiners")
        << u"می‌خواهم 👩‍🏫 学"_s << u"می‌خواهم 👩‍🏫 学"_s;
}

void TestConsole::foreignTextIsMadeHarmless() {
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QCOMPARE(printable(text), expected);
}

namespace {

int run(int argc, char *argv[]) {
    if (argc == 3 && QByteArrayView(argv[1]) == "--child")
        return runAsChild(argv[2]);
    test::TestCase::isolate();
    const QCoreApplication application(argc, argv);
    TestConsole test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace

LECTERN_TEST_RUN(run)

#include "tst_console.moc"
