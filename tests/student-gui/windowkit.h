// SPDX-License-Identifier: GPL-3.0-or-later
// The student's window in a class that does what the test says.
#pragma once

#include "shared/ui/theme.h"
#include "student-gui/mainwindow.h"
#include "tests/student-gui/fakeclass.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

namespace lectern::test {

// As the program's main() does; the program's name is the test's.
inline void dressApplication() {
    QCoreApplication::setOrganizationName(QStringLiteral("Lectern"));
    ui::applyTheme(*qApp);
}

// Rows of a test's table: the text's scale and the window's size.
inline void addUsualWindows() {
    QTest::addColumn<double>("scale");
    QTest::addColumn<QSize>("size");
    QTest::newRow("first size") << 1.0 << QSize(760, 640);
    QTest::newRow("as a phone") << 1.0 << QSize(360, 560);
    QTest::newRow("first size, 200 %") << 2.0 << QSize(760, 640);
}
// Not everything is in sight there: the page scrolls.
inline void addSmallestWindow() { QTest::newRow("as a phone, 200 %") << 2.0 << QSize(360, 560); }

struct WindowKit {
    QString seatFolder = TestCase::freshFolder();
    FakeClass lesson;
    student::MainWindow window{seatFolder};

    WindowKit() { window.show(); }

    template <class Widget>
    Widget *find(const char *name) const {
        return window.findChild<Widget *>(QLatin1StringView(name));
    }
    QPushButton *button(const char *name) const { return find<QPushButton>(name); }
    QString text(const char *name) const { return find<QLabel>(name)->text(); }
    QString voteLine() const { return text("voteLineText"); }
    QString page() const {
        return qobject_cast<QStackedWidget *>(window.centralWidget())->currentWidget()->objectName();
    }

    void join(const QString &name = QStringLiteral("Ana")) {
        window.start({lesson.address(), name});
        WAIT_COMPARE(page(), QStringLiteral("classPage"));
        WAIT_COMPARE(text("badgeText"), QStringLiteral("Connected"));
    }
    void joinAndAsk() {
        join();
        ask(QStringLiteral("Is TCP a byte stream?"));
    }
    void ask(const QString &question) {
        lesson.ask(question);
        WAIT_COMPARE(text("questionText"), question);
    }
};

} // namespace lectern::test
