// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/exportname.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using teacher::exportFileName;
using teacher::ExportKind;

class TestExportName : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void saysClassDateAndQuestion();
    void everyFileSystemTakesIt_data();
    void everyFileSystemTakesIt();
};

void TestExportName::saysClassDateAndQuestion() {
    const QDate date(2026, 11, 20);
    QCOMPARE(exportFileName({u"Physics 101"_s, date}, ExportKind::Csv), u"Physics 101 2026-11-20.csv"_s);
    QCOMPARE(exportFileName({u"Physics 101"_s, date, 3}, ExportKind::Png),
             u"Physics 101 2026-11-20 question 3.png"_s);
    QCOMPARE(exportFileName({u"100 %1 %2"_s, date, 3}, ExportKind::Png),
             u"100 %1 %2 2026-11-20 question 3.png"_s);
    QCOMPARE(exportFileName({u"Physics 101"_s, date, 0, true}, ExportKind::Csv),
             u"Physics 101 2026-11-20 all lessons.csv"_s);
}

void TestExportName::everyFileSystemTakesIt_data() {
    QTest::addColumn<QString>("className");
    QTest::addColumn<QString>("name");
    QTest::newRow("path") << u"../../etc/passwd"_s << u"etc passwd"_s;
    QTest::newRow("windows") << u"C:\\a?b*c\"<d>|"_s << u"C a b c d"_s;
    QTest::newRow("hidden") << u"...x"_s << u"x"_s;
    QTest::newRow("nothing") << u" / "_s << u"Class"_s;
    QTest::newRow("turned round") << u"a\u202egpj.exe"_s << u"a gpj.exe"_s;
    QTest::newRow("lines") << u"a\nb\tc"_s << u"a b c"_s;
    QTest::newRow("letters of all countries")
        << u"Физика \u05d0 \U0001F600"_s << u"Физика \u05d0 \U0001F600"_s;
    QTest::newRow("long") << QString(80, u'x') << QString(60, u'x');
    QTest::newRow("cut between") << QString(59, u'x') + u"\U0001F600"_s << QString(59, u'x');
}

void TestExportName::everyFileSystemTakesIt() {
    QFETCH(QString, className);
    QFETCH(QString, name);
    QCOMPARE(exportFileName({className, QDate(2026, 11, 20)}, ExportKind::Csv), name + u" 2026-11-20.csv"_s);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestExportName, QCoreApplication)
#include "tst_exportname.moc"
