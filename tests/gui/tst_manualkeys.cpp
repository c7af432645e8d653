// SPDX-License-Identifier: GPL-3.0-or-later
// What the guides say of keys is what the programs do.
#include "student-gui/mainwindow.h"
#include "teacher-gui/mainwindow.h"
#include "tests/support/testcase.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace lectern::test {

class TestManualKeys : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyKeyOfAMenuIsInTheTeachersGuide();
    void everyKeyOfAMenuIsInTheStudentsGuide();

private:
    // The first cells of the table of keys.
    static QString keysIn(const QString &guide);
    static QStringList missing(const QMainWindow &window, const QString &guide);
};

QString TestManualKeys::keysIn(const QString &guide) {
    QFile file(qEnvironmentVariable("LECTERN_SOURCE") + u"/docs/"_s + guide);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString keys;
    for (const QString &line : QString::fromUtf8(file.readAll()).section(u"\n## Keys\n"_s, 1).split(u'\n'))
        keys += line.section(u'|', 1, 1).trimmed() + u", "_s;
    return keys;
}

QStringList TestManualKeys::missing(const QMainWindow &window, const QString &guide) {
    const QString keys = keysIn(guide);
    QStringList missing;
    for (const QAction *action : window.findChildren<QAction *>()) {
        QString key = action->shortcut().toString(QKeySequence::PortableText);
        key.replace(u"PgDown"_s, u"Page Down"_s).replace(u"PgUp"_s, u"Page Up"_s);
        key.replace(u"Ctrl++"_s, u"Ctrl and +"_s).replace(u"Ctrl+-"_s, u"Ctrl and -"_s);
        key.replace(u"Return"_s, u"Enter"_s);
        if (!key.isEmpty() && !keys.contains(key + u','))
            missing += key + u' ' + action->objectName();
    }
    return missing;
}

void TestManualKeys::everyKeyOfAMenuIsInTheTeachersGuide() {
    const teacher::MainWindow window{teacher::Options{}};
    QVERIFY(window.findChild<QAction *>(u"writeAction"_s)); // the menus are there
    QCOMPARE(missing(window, u"teacher.md"_s), QStringList());
}

void TestManualKeys::everyKeyOfAMenuIsInTheStudentsGuide() {
    const QTemporaryDir seats;
    const student::MainWindow window(seats.path());
    QVERIFY(window.findChild<QAction *>(u"writeAction"_s));
    QCOMPARE(missing(window, u"student.md"_s), QStringList());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestManualKeys, QApplication)
#include "tst_manualkeys.moc"
