// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/student-gui/windowkit.h"

#include <QAccessible>
#include <QApplication>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using test::WindowKit;

namespace {
QStringList alerts; // what a screen reader was told
}

// Nothing listens on the offscreen platform, and Qt then drops all events before any update handler sees them.
// This one stands in for Qt's in this program.
void QAccessible::updateAccessibility(QAccessibleEvent *event) {
    if (event->type() == QAccessible::Alert)
        alerts << event->accessibleInterface()->text(QAccessible::Name);
}

class TestStudentAccessibility : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::dressApplication(); }

    void aScreenReaderHearsTheQuestionEveryVoteStateAndTheConnection() {
        WindowKit kit;
        kit.join();
        alerts.clear();
        kit.ask(u"Is TCP a byte stream?"_s);
        QVERIFY(alerts.contains(u"Is TCP a byte stream?"_s));
        QVERIFY(alerts.contains(u"Not answered yet."_s));
        kit.button("yesButton")->click();
        WAIT_FOR(alerts.contains(u"Counted: Yes. You can change it."_s));
        QVERIFY(alerts.contains(u"Sending: Yes…"_s));
        kit.lesson.show(1, 0);
        WAIT_FOR(alerts.contains(u"Yes (your answer): 1, 100 %. No: 0, 0 %"_s));
        alerts.clear();
        kit.button("noButton")->click(); // while the result is shown
        WAIT_FOR(alerts.contains(u"Counted: No. You can change it."_s));
        kit.lesson.cut();
        WAIT_FOR(!alerts.filter(u"Reconnecting"_s).isEmpty());
        kit.lesson.restore();
        WAIT_FOR(alerts.contains(u"Connected"_s));
        kit.lesson.dismiss(GoodbyeReason::ClassEnded);
        WAIT_FOR(alerts.contains(u"The class has ended"_s));
    }

    void everyInteractiveWidgetHasAnObjectNameAndAnAccessibleName() {
        WindowKit kit;
        kit.join();
        for (const auto *button : kit.window.findChildren<QPushButton *>()) {
            QVERIFY2(!button->objectName().isEmpty(), qPrintable(button->text()));
            QVERIFY2(!button->accessibleName().isEmpty() || button->isHidden(),
                     qPrintable(button->objectName()));
        }
        for (const auto *field : {kit.find<QWidget>("addressField"), kit.find<QWidget>("nameField")})
            QVERIFY(!field->accessibleName().isEmpty());
    }
};

LECTERN_TEST_MAIN(TestStudentAccessibility, QApplication)
#include "tst_studentaccessibility.moc"
