// SPDX-License-Identifier: GPL-3.0-or-later
// A backup of a class that runs is a class that goes on elsewhere; what is exported meanwhile is whole.
#include "shared/protocol/runningserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <csignal>
#include <fcntl.h>
#include <memory>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using lectern::test::FinishedRun;
using lectern::test::RawClient;
using lectern::test::runServer;
using lectern::test::ServerProcess;

namespace {

// The daemon's binary at another task, while the test goes on.
class Command {
public:
    explicit Command(const QStringList &arguments, const QString &output = {}) {
        if (!output.isEmpty())
            m_process.setStandardOutputFile(output);
        m_process.start(qEnvironmentVariable("LECTERN_BIN") + u"/lectern-server"_s, arguments);
    }
    ~Command() {
        m_process.kill();
        m_process.waitForFinished();
    }

    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    int exitCode() const {
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    void interrupt() const { ::kill(static_cast<pid_t>(m_process.processId()), SIGINT); }

private:
    QProcess m_process;
};

// A pipe that nobody reads.
class UnreadPipe {
public:
    UnreadPipe() : m_path(lectern::test::TestCase::freshFolder() + u"/pipe"_s) {
        ::mkfifo(m_path.toLocal8Bit().constData(), 0600);
        m_descriptor = ::open(m_path.toLocal8Bit().constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    }
    ~UnreadPipe() { ::close(m_descriptor); }

    const QString &path() const { return m_path; }
    bool isFull() const {
        int waiting = 0;
        const int page = 4096;
        return ::ioctl(m_descriptor, FIONREAD, &waiting) == 0 &&
               waiting + page >= ::fcntl(m_descriptor, F_GETPIPE_SZ);
    }

private:
    QString m_path;
    int m_descriptor = -1;
};

struct Student {
    std::unique_ptr<RawClient> client;
    QJsonObject welcome;
};

} // namespace

class TestBackup : public lectern::test::TestCase {
    Q_OBJECT

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<RawClient> m_teacher;
    std::vector<Student> m_students;
    QString m_backup;

    void prepare() override {
        m_backup = freshFolder() + u"/backup.db"_s;
        m_students.clear();
        m_server = std::make_unique<ServerProcess>();
        QVERIFY(m_server->start());
        m_teacher = std::make_unique<RawClient>(m_server->port());
        QVERIFY(!m_teacher->joinTeacher(m_server->teacherKey()).isEmpty());
        for (int i = 0; i < 12; ++i) {
            auto client = std::make_unique<RawClient>(m_server->port());
            const QJsonObject welcome = client->joinStudent(u"Student %1"_s.arg(i));
            QVERIFY(!welcome.isEmpty());
            m_students.push_back({std::move(client), welcome});
        }
        m_teacher->request(protocol::Ask{u"=Is this kept?"_s});
    }

    bool vote(size_t student, const QString &choice) {
        return m_students[student].client->request(protocol::Vote{{1}, choice}).value("type"_L1) == u"ok"_s;
    }
    QStringList backupWords() const {
        return {u"backup"_s, u"--data"_s, m_server->dataFolder(), u"--output"_s, m_backup};
    }
    QStringList restoreWords(const QString &dataFolder) const {
        return {u"restore"_s, u"--data"_s, dataFolder, u"--input"_s, m_backup};
    }

private Q_SLOTS:
    void cleanup() {
        m_students.clear();
        m_teacher.reset();
        m_server.reset();
    }

    void aBackupOfAClassThatVotesGoesOnInAnotherFolder() {
        const size_t early = 6; // who votes before the backup begins, and not again
        for (size_t i = 0; i < early; ++i)
            QVERIFY(vote(i, i % 2 == 0 ? u"yes"_s : u"no"_s));
        {
            const Command backup(backupWords());
            for (size_t i = 0; i < 3 * early; ++i) // the others vote and change their minds
                QVERIFY(vote(early + i % early, i % 2 == 0 ? u"yes"_s : u"no"_s));
            WAIT_FOR(backup.hasEnded());
            QCOMPARE(backup.exitCode(), 0);
        }
        m_server->kill(); // the first one is gone for good

        ServerProcess second;
        const FinishedRun restored = runServer(restoreWords(second.dataFolder()));
        QVERIFY2(restored.exitCode == 0, qPrintable(restored.errors));
        QVERIFY(second.start());
        for (size_t i = 0; i < early; ++i) {
            const QJsonObject before = m_students[i].welcome;
            RawClient client(second.port());
            const QJsonObject after = client.resume(before.value("token"_L1).toString());
            QVERIFY(after.value("resumed"_L1).toBool());
            QCOMPARE(after.value("seat"_L1), before.value("seat"_L1));
            QCOMPARE(after.value("name"_L1), before.value("name"_L1));
            const QJsonObject question = client.waitFor(u"question"_s);
            QCOMPARE(question.value("question"_L1).toInt(), 1);
            QCOMPARE(question.value("text"_L1), u"=Is this kept?"_s);
            QCOMPARE(question.value("state"_L1), u"open"_s);
            QCOMPARE(client.waitFor(u"ballot"_s).value("choice"_L1), i % 2 == 0 ? u"yes"_s : u"no"_s);
        }
        RawClient teacher(second.port());
        QVERIFY(!teacher.joinTeacher(second.teacherKey()).isEmpty());
        QVERIFY(teacher.waitFor(u"tally"_s).value("answered"_L1).toInt() >= static_cast<int>(early));
    }

    void restoringIsRefusedWhileTheServerRuns() {
        QVERIFY(vote(0, u"yes"_s));
        QCOMPARE(runServer(backupWords()).exitCode, 0);
        const FinishedRun refused = runServer(restoreWords(m_server->dataFolder()));
        QCOMPARE(refused.exitCode, serverexit::folderInUse);
        QVERIFY2(refused.errors.contains(QString::number(m_server->process().processId())),
                 qPrintable(refused.errors));
        QVERIFY(vote(0, u"no"_s)); // it did not even notice
        m_server->terminate();
        QVERIFY(m_server->waitForExit(lectern::test::patience));
        const FinishedRun restored = runServer(restoreWords(m_server->dataFolder()));
        QVERIFY2(restored.exitCode == 0, qPrintable(restored.errors));
        QVERIFY(m_server->start());
        RawClient student(m_server->port());
        student.resume(m_students[0].welcome.value("token"_L1).toString());
        QCOMPARE(student.waitFor(u"ballot"_s).value("choice"_L1), u"yes"_s); // as it was at the backup
        QCOMPARE(QDir(m_server->dataFolder()).entryList({u"lectern.db.replaced-*"_s}).size(), 1);
    }

    void anExportWhileVotesAreCastHasEveryVoteBeforeIt() {
        for (size_t i = 0; i < 6; ++i)
            QVERIFY(vote(i, u"yes"_s));
        const QString output = freshFolder() + u"/past.json"_s;
        {
            const Command command({u"export"_s, u"--data"_s, m_server->dataFolder(), u"--format"_s, u"json"_s,
                                   u"--output"_s, output});
            for (size_t i = 6; i < 12; ++i)
                QVERIFY(vote(i, u"no"_s));
            WAIT_FOR(command.hasEnded());
            QCOMPARE(command.exitCode(), 0);
        }
        QFile file(output);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject question =
            QJsonDocument::fromJson(file.readAll())["lessons"_L1][0]["questions"_L1][0].toObject();
        QCOMPARE(question["text"_L1].toString(), u"=Is this kept?"_s);
        QCOMPARE(question["counts"_L1]["yes"_L1].toInt(), 6);
    }

    void withoutRoomNothingIsLeftBehind_data() {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("export") << QStringList{u"export"_s, u"--format"_s, u"json"_s, u"--output"_s};
        QTest::newRow("backup") << QStringList{u"backup"_s, u"--output"_s};
        QTest::newRow("restore") << QStringList{u"restore"_s};
    }

    void withoutRoomNothingIsLeftBehind() {
        QFETCH(QStringList, command);
        for (int i = 0; i < 100; ++i)
            m_teacher->request(protocol::Ask{QString(500, u'w')});
        const QString target = freshFolder();
        if (command.first() == u"restore"_s) {
            QCOMPARE(runServer(backupWords()).exitCode, 0);
            command = restoreWords(target);
        } else {
            command += {target + u"/file"_s, u"--data"_s, m_server->dataFolder()};
        }
        // No file may grow beyond 32 KiB.
        QProcess process;
        process.start(u"/bin/sh"_s, QStringList{u"-c"_s, u"trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\""_s,
                                                qEnvironmentVariable("LECTERN_BIN") + u"/lectern-server"_s} +
                                        command);
        QVERIFY(process.waitForFinished(lectern::test::patience));
        QCOMPARE(process.exitCode(), serverexit::couldNotStart);
        QVERIFY(!process.readAllStandardError().trimmed().isEmpty());
        QCOMPARE(QDir(target).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void anExportThatNobodyReadsCanBeCancelled() {
        // Long questions, more than a pipe holds.
        for (int i = 0; i < 150; ++i)
            m_teacher->request(protocol::Ask{QString(500, u'w')});
        const UnreadPipe pipe;
        const Command command({u"export"_s, u"--data"_s, m_server->dataFolder(), u"--format"_s, u"csv"_s,
                               u"--output"_s, u"-"_s},
                              pipe.path());
        WAIT_FOR(pipe.isFull());
        command.interrupt();
        WAIT_FOR(command.hasEnded());
        QCOMPARE(command.exitCode(), 130);
    }
};

LECTERN_TEST(TestBackup, QCoreApplication)
#include "tst_backup.moc"
