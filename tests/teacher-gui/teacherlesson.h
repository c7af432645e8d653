// SPDX-License-Identifier: GPL-3.0-or-later
// The teacher's window in a class of the real daemon, steered by mouse and keys.
#pragma once

#include "shared/protocol/runningserver.h"
#include "teacher-gui/mainwindow.h"
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <memory>
#include <vector>

namespace lectern::test {

class TeacherLesson {
public:
    TeacherLesson();

    // Starts server and window and waits until the teacher is in the class.
    bool begin();
    // The same with a server that the window starts itself, on a data folder of its own.
    bool beginHere();
    void openWindow(); // with the options as they are
    bool isReady();    // in the class, buttons enabled

    template <class Widget>
    Widget *find(const QString &name) {
        return window->findChild<Widget *>(name);
    }
    QString text(const QString &label) { return find<QLabel>(label)->text(); }
    QPushButton *button(const QString &name) { return find<QPushButton>(name); }
    void click(const QString &name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    bool isOnPage(const QString &widget) { return find<QWidget>(widget)->isVisible(); }
    teacher::ProjectorWindow *projector();

    void ask(const QString &text);        // types it and presses Enter; waits until it is asked
    RawClient &join(const QString &name); // as a student
    std::optional<RunningServer> running() { return findRunningServer(options.dataFolder); }
    QByteArray log();    // of the servers that the window has started
    bool isFolderFree(); // no server is left on it, not even one that is ending
    void killServer();   // the running one
    void freezeServer(); // it neither answers nor ends by itself any more
    void cutConnection();
    void confirmQuit(); // in the dialog that asks
    void vote(RawClient &student, quint64 question, const QString &choice);

    ServerProcess server;
    teacher::Options options;
    std::unique_ptr<teacher::MainWindow> window;

private:
    std::vector<std::unique_ptr<RawClient>> m_students;
};

} // namespace lectern::test
