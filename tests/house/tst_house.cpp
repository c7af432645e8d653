// SPDX-License-Identifier: GPL-3.0-or-later
// The house rules hold for every source file, and each check is seen to catch a breach.
#include "tests/house/rules.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using namespace lectern::test::house;

namespace {

using Rule = QStringList (*)(const SourceFile &);

SourceFile sample(const QString &path, const QString &text) { return {path, text}; }

} // namespace

class TestHouse : public lectern::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_sources = allSources(qEnvironmentVariable("LECTERN_SOURCE"));
        QVERIFY(m_sources.size() > 50);
    }

    void everySourceFileKeepsTheRules_data() {
        QTest::addColumn<Rule>("rule");
        QTest::newRow("includes follow the arrows") << &againstTheArrows;
        QTest::newRow("Qt modules of each layer") << &foreignQtHeaders;
        QTest::newRow("Linux headers in named files") << &strayLinuxHeaders;
        QTest::newRow("at most 300 lines") << &tooLong;
        QTest::newRow("licence line") << &withoutLicence;
        QTest::newRow("tests do not idle") << &idleTests;
        QTest::newRow("tests keep their helpers to themselves") << &openHelpers;
    }

    void everySourceFileKeepsTheRules() {
        QFETCH(Rule, rule);
        QStringList breaches;
        for (const SourceFile &file : m_sources)
            breaches += rule(file);
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
    }

    void includeAgainstTheArrowsIsFound_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *path, const char *include, bool allowed) {
            QTest::addRow("%s -> %s", path, include)
                << QString::fromLatin1(path) << QString::fromLatin1(include) << allowed;
        };
        row("shared/ui/x.cpp", "shared/client/y.h", true);
        row("shared/client/x.cpp", "shared/ui/y.h", false);
        row("shared/protocol/x.h", "server/classroom/y.h", false);
        row("server/classroom/x.cpp", "shared/protocol/y.h", true);
        row("server/classroom/x.cpp", "server/store/y.h", false);
        row("server/handlers/x.cpp", "server/store/y.h", false);
        row("server/net/x.cpp", "server/handlers/y.h", true);
        row("server/store/x.cpp", "server/net/y.h", false);
        row("server/daemon.cpp", "server/net/y.h", true);
        row("server/net/x.cpp", "server/daemon.h", false);
        row("server/main.cpp", "shared/client/y.h", false);
        row("teacher-gui/views/x.cpp", "teacher-gui/models/y.h", true);
        row("teacher-gui/views/x.cpp", "student-gui/y.h", false);
        row("student-gui/x.cpp", "server/net/y.h", false);
        row("shared/client/x.cpp", "tests/support/y.h", false);
        row("shared/client/x.cpp", "x.moc", true);
        row("server/attic/x.cpp", "shared/protocol/y.h", false);
    }

    void includeAgainstTheArrowsIsFound() {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, allowed);
        const SourceFile file = sample(path, u"#include \"%1\"\n"_s.arg(include));
        QCOMPARE(againstTheArrows(file).isEmpty(), allowed);
    }

    void foreignQtHeaderIsFound_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("header");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *path, const char *header, bool allowed) {
            QTest::addRow("%s -> %s", path, header)
                << QString::fromLatin1(path) << QString::fromLatin1(header) << allowed;
        };
        row("shared/protocol/x.h", "QString", true);
        row("shared/protocol/x.h", "vector", true);
        row("shared/protocol/x.h", "QObject", false);
        row("shared/protocol/x.h", "QtCore/QObject", false);
        row("server/classroom/x.h", "QTimer", false);
        row("server/classroom/x.h", "QTcpSocket", false);
        row("server/classroom/x.h", "QSqlQuery", false);
        row("server/net/x.h", "QTcpSocket", true);
        row("server/net/x.h", "QImage", false);
        row("server/daemon.cpp", "QtWidgets/QLabel", false);
        row("shared/client/x.h", "QWidget", false);
        row("shared/ui/x.h", "QWidget", true);
        row("shared/ui/x.h", "QChartView", false);
        row("teacher-gui/views/x.h", "QChartView", true);
        row("student-gui/x.h", "QSqlQuery", false);
    }

    void foreignQtHeaderIsFound() {
        QFETCH(QString, path);
        QFETCH(QString, header);
        QFETCH(bool, allowed);
        const SourceFile file = sample(path, u"#include <%1>\n"_s.arg(header));
        QCOMPARE(foreignQtHeaders(file).isEmpty(), allowed);
    }

    void strayLinuxHeaderIsFound() {
        const QString text = u"#include <vector>\n  #  include <sys/epoll.h>\n#include <linux/tcp.h>\n"_s;
        QCOMPARE(strayLinuxHeaders(sample(u"server/net/listener.cpp"_s, text)).size(), 2);
        QCOMPARE(strayLinuxHeaders(sample(u"tests/server/net/tst_x.cpp"_s, text)).size(), 2);
        QVERIFY(strayLinuxHeaders(sample(u"server/net/epolldispatcher.cpp"_s, text)).isEmpty());
    }

    void longFileIsFound() {
        const QString line = u"x\n"_s;
        QVERIFY(tooLong(sample(u"server/x.cpp"_s, line.repeated(300))).isEmpty());
        QCOMPARE(tooLong(sample(u"server/x.cpp"_s, line.repeated(301))).size(), 1);
    }

    void missingLicenceLineIsFound() {
        const QString licence = u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;
        QVERIFY(withoutLicence(sample(u"server/x.cpp"_s, licence + u"int x;\n"_s)).isEmpty());
        QCOMPARE(withoutLicence(sample(u"server/x.cpp"_s, u"int x;\n"_s + licence)).size(), 1);
    }

    void idleTestIsFound_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("skips") << u"QSKIP(\"why\");"_s << false;
        QTest::newRow("waits for time") << u"QTest::qWait(100);"_s << false;
        QTest::newRow("sleeps in Qt") << u"QTest::qSleep(5);"_s << false;
        QTest::newRow("sleeps in a thread") << u"QThread::msleep(5);"_s << false;
        QTest::newRow("sleeps in the standard library") << u"std::this_thread::sleep_for(1s);"_s << false;
        QTest::newRow("sleeps in POSIX") << u"usleep(5);"_s << false;
        QTest::newRow("waits for a condition") << u"QTest::qWaitFor(done); WAIT_FOR(done);"_s << true;
        QTest::newRow("talks of it") << u"// no qWait(1) here\nlog(\"sleep(1)\");"_s << true;
    }

    void idleTestIsFound() {
        QFETCH(QString, code);
        QFETCH(bool, allowed);
        QCOMPARE(idleTests(sample(u"tests/x/tst_x.cpp"_s, code)).isEmpty(), allowed);
        QVERIFY(idleTests(sample(u"server/x.cpp"_s, code)).isEmpty());
    }

    void openHelperIsFound_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("open") << u"struct Scene {\n};\n"_s << false;
        QTest::newRow("open behind hidden ones")
            << u"namespace {\n} // namespace\nclass Pane {\n};\n"_s << false;
        QTest::newRow("hidden") << u"namespace {\nstruct Scene {\n};\n} // namespace\n"_s << true;
        QTest::newRow("the test itself") << u"class TestRooms : public TestCase {\n};\n"_s << true;
        QTest::newRow("only named") << u"class Pane;\n"_s << true;
    }

    void openHelperIsFound() {
        QFETCH(QString, code);
        QFETCH(bool, allowed);
        QCOMPARE(openHelpers(sample(u"tests/x/tst_x.cpp"_s, code)).isEmpty(), allowed);
        QVERIFY(openHelpers(sample(u"tests/x/scene.h"_s, code)).isEmpty());
    }

private:
    std::vector<SourceFile> m_sources;
};

LECTERN_TEST(TestHouse, QCoreApplication)
#include "tst_house.moc"
