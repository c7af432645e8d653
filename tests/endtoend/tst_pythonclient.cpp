// SPDX-License-Identifier: GPL-3.0-or-later
// The client in Python that the documents show is short, needs nothing but Python, and is a good student.
#include "tests/support/rawclient.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using lectern::test::RawClient;
using lectern::test::ScriptedServer;
using lectern::test::ServerProcess;

namespace {

QString document(const QString &path) {
    QFile file(qEnvironmentVariable("LECTERN_SOURCE") + u"/docs/"_s + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// The first block of Python on the page about the protocol.
QString programOnThePage() {
    static const QRegularExpression block(u"```python\\n(.*?)```"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    return block.match(document(u"protocol.md"_s)).captured(1);
}

// A program in Python with what it has printed so far.
class PythonProgram {
public:
    PythonProgram(const QString &program, const QStringList &arguments) {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(u"python3"_s, QStringList{u"-u"_s, u"-c"_s, program} + arguments);
    }
    ~PythonProgram() {
        m_process.kill();
        m_process.waitForFinished();
    }

    void type(const QByteArray &line) { m_process.write(line + '\n'); }
    QString output() { return m_output += QString::fromUtf8(m_process.readAll()); }
    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    int exitCode() const { return m_process.exitCode(); }

private:
    QProcess m_process;
    QString m_output;
};

// Modules that the program imports and Python does not bring along.
QString foreignModules(const QString &program) {
    const QString lister = uR"(
import ast, sys
names = set()
for node in ast.walk(ast.parse(sys.argv[1])):
    if isinstance(node, ast.Import): names |= {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom): names.add(node.module)
print(*(name for name in names if name.split('.')[0] not in sys.stdlib_module_names)))"_s;
    PythonProgram python(lister, {program});
    if (!QTest::qWaitFor([&] { return python.hasEnded(); }, lectern::test::patience) ||
        python.exitCode() != 0)
        return u"Python failed: "_s + python.output();
    return python.output().trimmed();
}

bool hasCounts(const QJsonObject &tally, int yes, int no) {
    const QJsonObject counts = tally.value("counts"_L1).toObject();
    return counts.value("yes"_L1).toInt() == yes && counts.value("no"_L1).toInt() == no;
}

} // namespace

class TestPythonClient : public lectern::test::TestCase {
    Q_OBJECT

    struct Class {
        explicit Class(const QString &ioThreads) : server({u"--io-threads"_s, ioThreads}) {}

        bool begin() {
            if (!server.start())
                return false;
            teacher = std::make_unique<RawClient>(server.port());
            return !teacher->joinTeacher(server.teacherKey()).isEmpty();
        }
        QStringList place() const { return {u"127.0.0.1"_s, QString::number(server.port())}; }
        bool waitForCounts(int yes, int no) {
            return !teacher->waitFor(u"tally"_s, [=](const QJsonObject &t) { return hasCounts(t, yes, no); })
                        .isEmpty();
        }

        qint64 openQuestion() {
            const auto isOpen = [](const QJsonObject &q) { return q.value("state"_L1) == u"open"_s; };
            return teacher->waitFor(u"question"_s, isOpen).value("question"_L1).toInteger();
        }

        ServerProcess server;
        std::unique_ptr<RawClient> teacher;
    };

    static void everyNumberOfThreads() {
        QTest::addColumn<QString>("ioThreads");
        QTest::newRow("one event loop") << u"0"_s;
        QTest::newRow("two threads") << u"2"_s;
    }

private Q_SLOTS:
    void programsAreShort() {
        QVERIFY(m_example.startsWith(u"#!/usr/bin/env python3\n"_s));
        QVERIFY2(m_example.count(u'\n') <= 40, qPrintable(QString::number(m_example.count(u'\n'))));
        QVERIFY(!m_page.isEmpty());
        QVERIFY2(m_page.count(u'\n') <= 20, qPrintable(QString::number(m_page.count(u'\n'))));
    }

    void programsNeedPythonAlone() {
        QCOMPARE(foreignModules(m_example), QString());
        QCOMPARE(foreignModules(m_page), QString());
        QCOMPARE(foreignModules(u"import json\nfrom requests.auth import AuthBase\n"_s), u"requests.auth"_s);
    }

    void votesForEveryQuestionThatOpens_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("ioThreads");
        for (const QString &threads : {u"0"_s, u"2"_s}) {
            QTest::addRow("the example, %s", qPrintable(threads)) << m_example << threads;
            QTest::addRow("on the page, %s", qPrintable(threads)) << m_page << threads;
        }
    }

    void votesForEveryQuestionThatOpens() {
        QFETCH(QString, program);
        QFETCH(QString, ioThreads);
        Class room(ioThreads);
        QVERIFY(room.begin());
        room.teacher->request(protocol::Ask{u"Is TCP a byte stream?"_s});
        PythonProgram student(program, room.place() + QStringList{u"Ana Çelik 🙂"_s, u"yes"_s});
        QVERIFY(room.waitForCounts(1, 0));
        room.teacher->request(protocol::Clear{});
        const auto isNextVote = [](const QJsonObject &tally) {
            return tally.value("question"_L1).toInteger() == 2 && hasCounts(tally, 1, 0);
        };
        QVERIFY(!room.teacher->waitFor(u"tally"_s, isNextVote).isEmpty());
        room.teacher->request(protocol::Quit{});
        WAIT_FOR(student.hasEnded());
        QCOMPARE(student.exitCode(), 0);
        QVERIFY(student.output().contains(u"Is TCP a byte stream?"_s));
        const auto certificate = room.teacher->socket().peerCertificate().toDer();
        QVERIFY(student.output().contains(Fingerprint::ofCertificate(certificate).toHex())); // to compare
    }

    void changesItsVoteAndIsToldWhenTooLate_data() { everyNumberOfThreads(); }

    void changesItsVoteAndIsToldWhenTooLate() {
        QFETCH(QString, ioThreads);
        Class room(ioThreads);
        QVERIFY(room.begin());
        PythonProgram student(m_example, room.place() + QStringList{u"Ana"_s});
        WAIT_FOR(student.output().contains(u"Joined as Ana"_s));
        student.type("yes");
        WAIT_FOR(student.output().contains(u"Nothing is asked yet."_s));
        room.teacher->request(protocol::Ask{});
        const qint64 question = room.openQuestion();
        WAIT_FOR(student.output().contains(u"(asked aloud)"_s));
        student.type("yes");
        QVERIFY(room.waitForCounts(1, 0));
        student.type("No");
        QVERIFY(room.waitForCounts(0, 1));
        WAIT_COMPARE(student.output().count(u"Your vote is counted."_s), 2);
        room.teacher->request(protocol::Close{QuestionId{static_cast<quint64>(question)}});
        WAIT_FOR(student.output().contains(u"The question is closed."_s));
        student.type("yes");
        WAIT_FOR(student.output().contains(u"Refused:"_s));
        room.teacher->request(protocol::Show{true});
        WAIT_FOR(student.output().contains(u"Result:"_s));
    }

    void endsWithTheReasonWhenItCannotJoin() {
        Class room(u"0"_s);
        QVERIFY(room.begin());
        RawClient other(room.server.port());
        QVERIFY(!other.joinStudent(u"Ana"_s).isEmpty());
        PythonProgram student(m_example, room.place() + QStringList{u"ana"_s, u"yes"_s});
        WAIT_FOR(student.hasEnded());
        QCOMPARE(student.exitCode(), 1);
        QVERIFY(!student.output().contains(u"Traceback"_s));
        QVERIFY(!student.output().trimmed().isEmpty());
    }

    void answersAPing_data() {
        QTest::addColumn<QString>("program");
        QTest::newRow("the example") << m_example;
        QTest::newRow("on the page") << m_page;
    }

    // The server pings after 15 s of silence; a stand-in need not wait so long.
    void answersAPing() {
        QFETCH(QString, program);
        ScriptedServer standIn;
        PythonProgram student(program, {u"127.0.0.1"_s, QString::number(standIn.port()), u"Ana"_s, u"yes"_s});
        WAIT_COMPARE(standIn.receivedOf<protocol::Login>().size(), size_t(1));
        standIn.send(protocol::Ping{});
        WAIT_COMPARE(standIn.receivedOf<protocol::Pong>().size(), size_t(1));
    }

private:
    const QString m_example = document(u"examples/student.py"_s);
    const QString m_page = programOnThePage();
};

LECTERN_TEST(TestPythonClient, QCoreApplication)
#include "tst_pythonclient.moc"
