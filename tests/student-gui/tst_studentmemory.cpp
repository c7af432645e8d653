// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/student-gui/windowkit.h"

#include <QComboBox>
#include <QLineEdit>
#include <QScreen>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using test::WindowKit;

// What the next start knows of the last one.
class TestStudentMemory : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::dressApplication(); }
    void cleanup() { QSettings().clear(); }

    void theWindowComesBackWhereAndAsLargeAsItWas() {
        const QRect place(40, 60, 500, 600);
        {
            WindowKit kit;
            kit.window.setGeometry(place);
            kit.window.close();
        }
        const WindowKit kit;
        WAIT_COMPARE(kit.window.geometry(), place);
    }

    void aWindowThatWasOnAScreenThatIsGoneComesBackInSight() {
        {
            WindowKit kit;
            kit.window.setGeometry(5000, 4000, 500, 600);
            kit.window.close();
        }
        const WindowKit kit;
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        WAIT_FOR(screen.contains(kit.window.geometry()));
    }

    void settingsThatAreSpoiltDoNoHarm() {
        QSettings().setValue(u"window/geometry"_s, QByteArray("\x01\xd9\xd0\xcb\x00\x03 spoilt", 13));
        QSettings().setValue(u"window/textPercent"_s, u"many"_s);
        const WindowKit kit;
        QVERIFY(kit.window.width() >= 360 && kit.window.height() >= 560);
    }

    void theServerAndTheNameOfLastTimeStandInTheFields() {
        test::FakeClass lesson;
        {
            student::MainWindow window(freshFolder());
            window.start({lesson.address(), u"Ana"_s});
            WAIT_FOR(window.windowTitle().startsWith("Physics 101"_L1));
        }
        WindowKit kit; // another folder: without the seat
        kit.window.start({});
        QCOMPARE(kit.page(), u"connectPage"_s);
        QCOMPARE(kit.find<QComboBox>("addressField")->currentText(), lesson.address().toString());
        QCOMPARE(kit.find<QLineEdit>("nameField")->text(), u"Ana"_s);
    }
};

LECTERN_TEST(TestStudentMemory, QApplication)
#include "tst_studentmemory.moc"
