// SPDX-License-Identifier: GPL-3.0-or-later
// The daemon is headless: no library of a window system comes with it, not even through another library.
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

class TestDaemonLinks : public lectern::test::TestCase {
    Q_OBJECT

    static QStringList windowLibraries(const QString &program) {
        QProcess ldd;
        ldd.start(u"ldd"_s, {qEnvironmentVariable("LECTERN_BIN") + u'/' + program});
        if (!ldd.waitForFinished(lectern::test::patience) || ldd.exitCode() != 0)
            return {u"ldd failed: "_s + QString::fromUtf8(ldd.readAllStandardError())};
        static const QRegularExpression windowed(u"Qt6(Gui|Widgets|Charts|Svg|OpenGL)|libX11|libwayland"_s);
        return QString::fromUtf8(ldd.readAllStandardOutput()).split(u'\n').filter(windowed);
    }

private Q_SLOTS:
    void daemonLinksNoWindowLibrary() { QCOMPARE(windowLibraries(u"lectern-server"_s), QStringList()); }

    void theCheckSeesWindowLibraries() { QVERIFY(windowLibraries(u"lectern-student"_s).size() > 1); }
};

LECTERN_TEST(TestDaemonLinks, QCoreApplication)
#include "tst_daemonlinks.moc"
