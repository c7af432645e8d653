// SPDX-License-Identifier: GPL-3.0-or-later
// A log that is written anew while the disk becomes full loses nothing, and is written once there is room.
#include "server/store/plainfile.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <csignal>
#include <sys/resource.h>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// Files of this process do not grow beyond it, as on a disk that is full.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileLimit)

private:
    rlimit m_before{};
};

} // namespace

class PlainFileTest : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aDiskThatIsFullInTheMiddleLosesNoLine_data() {
        QTest::addColumn<int>("length");
        QTest::newRow("of what Qt keeps back to the end") << 3000;
        QTest::newRow("of what Qt writes at once") << 30'000;
    }
    void aDiskThatIsFullInTheMiddleLosesNoLine() {
        QFETCH(int, length);
        const QString path = freshFolder() + u"/class.log"_s;
        const QByteArray first(length, 'a');
        const QByteArray last(length, 'c');
        PlainFile file(path);
        for (const QByteArray &line : {first, QByteArray("secret"), last})
            file.append(QString::fromLatin1(line));
        file.close();
        const PlainFile::Change change = [](const QByteArray &line) {
            return line == "secret" ? std::optional(QByteArray("gone")) : std::nullopt;
        };
        {
            const FileLimit full(static_cast<rlim_t>(length) * 3 / 2);
            QTest::ignoreMessage(QtWarningMsg,
                                 QRegularExpression(u"class.log cannot be written anew.*make room"_s));
            QVERIFY(!file.rewrite(change, 1));
            QVERIFY(!file.rewrite(change, 1)); // and does not say so twice
        }
        QCOMPARE(contentOf(path), first + "\nsecret\n" + last + '\n');
        QVERIFY(file.rewrite(change, 1));
        QCOMPARE(contentOf(path), first + "\ngone\n" + last + '\n');
    }

    // Other than one that is not there: what is behind it may hold what was deleted.
    void aPathThatCannotBeLookedAtIsNotSaidToBeDone() {
        const QString path = freshFolder() + u"/class.log"_s;
        PlainFile file(path);
        const PlainFile::Change change = [](const QByteArray &) { return std::optional(QByteArray("gone")); };
        QVERIFY(!file.exists());
        QVERIFY(file.rewrite(change, 1));
        QVERIFY(QFile::link(path, path)); // stops the superuser, too
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"class.log cannot be written anew"_s));
        QVERIFY(file.exists());
        QVERIFY(!file.rewrite(change, 1));
        QVERIFY(QFile::remove(path));
        file.append(u"secret"_s);
        QVERIFY(file.rewrite(change, 1));
        QCOMPARE(contentOf(path), QByteArray("gone\n"));
    }

private:
    static QByteArray contentOf(const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

LECTERN_TEST(PlainFileTest, QCoreApplication)
#include "tst_plainfile.moc"
