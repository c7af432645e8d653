// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/classfile.h"
#include "tests/server/commands/commandcase.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <csignal>
#include <sys/resource.h>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestBackupCommand : public lectern::test::TestCase {
    Q_OBJECT

    QString m_data;
    QString m_output;

    void prepare() override {
        m_data = freshFolder();
        m_output = freshFolder() + u"/class's %1 backup.db"_s;
    }

    QStringList words(const QStringList &more = {}) const {
        return QStringList{u"backup"_s, u"--data"_s, m_data, u"--output"_s, m_output} + more;
    }
    QStringList filesBeside() const { return filesIn(QFileInfo(m_output).path()); }
    QString contents() const {
        return std::get<QString>(commands::examine(m_output, Database::Access::Read));
    }

private Q_SLOTS:
    void holdsAllThatIsCommittedWhileTheClassRuns() {
        PastClass past(m_data);
        fill(past);
        past.save();
        past.question(3, 2, u"not committed yet"_s);
        const auto finish = run(words());
        QVERIFY2(finish.status == 0, qPrintable(finish.text));
        QVERIFY2(finish.text.contains(u"2 lessons, 2 questions and 4 answers"_s), qPrintable(finish.text));
        QCOMPARE(contents(), u"2 lessons, 2 questions and 4 answers"_s);
    }

    void isOneFileForItsOwnerAlone() {
        PastClass past(m_data);
        fill(past);
        past.save();
        QCOMPARE(run(words()).status, 0);
        QCOMPARE(filesBeside(), QStringList{QFileInfo(m_output).fileName()});
        QCOMPARE(QFileInfo(m_output).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
        QVERIFY(QFileInfo(m_output).permissions() & QFile::ReadOwner);
    }

    void anExistingFileIsReplacedOnlyWhenTold() {
        {
            PastClass past(m_data);
            fill(past);
        }
        write(m_output, "last week's");
        const auto finish = run(words());
        QCOMPARE(finish.status, serverexit::couldNotStart);
        QVERIFY2(finish.text.contains(u"--overwrite"_s), qPrintable(finish.text));
        QCOMPARE(contentOf(m_output), "last week's");
        QCOMPARE(run(words({u"--overwrite"_s})).status, 0);
        QCOMPARE(contents(), u"2 lessons, 2 questions and 4 answers"_s);
        QCOMPARE(filesBeside().size(), 1);
    }

    void theFileOfTheClassIsNoOutput() {
        PastClass past(m_data);
        fill(past);
        past.save();
        m_output = databaseFile(m_data);
        QCOMPARE(run(words({u"--overwrite"_s})).status, serverexit::badUsage);
        m_output += u"-wal"_s;
        QCOMPARE(run(words({u"--overwrite"_s})).status, serverexit::badUsage);
    }

    void aFolderWithoutAClassStaysAsItIs() {
        QCOMPARE(run(words()).status, serverexit::couldNotStart);
        QVERIFY(filesIn(m_data).isEmpty());
        m_data += u"/missing"_s;
        QCOMPARE(run(words()).status, serverexit::couldNotStart);
        QVERIFY(!QFile::exists(m_data));
        QVERIFY(filesBeside().isEmpty());
    }

    void withoutAnOutputItIsBadUsage() {
        m_output.clear();
        QCOMPARE(run(words()).status, serverexit::badUsage);
    }

    void anOutputThatCannotBeWrittenIsAnError() {
        {
            PastClass past(m_data);
            fill(past);
        }
        for (const QString &output : {m_output + u"/in/no/folder"_s, freshFolder(), u"/dev/null"_s}) {
            m_output = output;
            const auto finish = run(words({u"--overwrite"_s}));
            QCOMPARE(finish.status, serverexit::couldNotStart);
            QVERIFY2(finish.text.contains(output), qPrintable(finish.text));
            QVERIFY(!QFileInfo(output).isFile());
        }
    }

    void aDamagedClassMakesNoBackup() {
        {
            PastClass past(m_data);
            fillForLong(past);
        }
        QFile file(databaseFile(m_data));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2));
        QVERIFY(file.write(QByteArray(100'000, '\x55')) > 0);
        file.close();
        QCOMPARE(run(words()).status, serverexit::couldNotStart);
        QVERIFY(filesBeside().isEmpty());
    }

    // SQLite has a journal beside what it writes, once it is large enough.
    void withoutRoomNothingIsLeft() {
        {
            PastClass past(m_data);
            fillForLong(past);
        }
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit small{1024 * 1024, before.rlim_max}; // bytes; no file grows beyond
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto finish = run(words());
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);
        QCOMPARE(finish.status, serverexit::couldNotStart);
        QVERIFY2(finish.text.contains(u"room"_s), qPrintable(finish.text));
        QCOMPARE(filesBeside(), QStringList());
    }

    void cancellingLeavesNothing() {
        {
            PastClass past(m_data);
            fillForLong(past);
        }
        QCOMPARE(runAndCancel(words()).status, 130);
        QVERIFY(filesBeside().isEmpty());
    }
};

LECTERN_TEST(TestBackupCommand, QCoreApplication)
#include "tst_backupcommand.moc"
