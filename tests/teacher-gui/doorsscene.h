// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the doors above a teacher's window, in a class of a scripted server; steered by mouse and keys.
#pragma once

#include "teacher-gui/views/doorsdialog.h"
#include "tests/teacher-gui/doorsclass.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>

namespace lectern::test {

struct DoorsScene {
    explicit DoorsScene(QSize size = {1180, 760}) {
        window.resize(size);
        window.show();
    }
    bool open(bool hasDoors = true) { return lesson.join(hasDoors) && show(); }
    bool show() {
        dialog = new teacher::DoorsDialog(lesson.model, &window);
        dialog->present();
        return QTest::qWaitForWindowActive(dialog);
    }

    template <class Widget>
    Widget *find(const char *name) const {
        return dialog->findChild<Widget *>(QLatin1StringView(name));
    }
    QAbstractButton *button(const char *name) const { return find<QAbstractButton>(name); }
    QLineEdit *field(const char *name) const { return find<QLineEdit>(name); }
    QString text(const char *label) const { return find<QLabel>(label)->text(); }
    bool sees(const char *name) const { return find<QWidget>(name)->isVisible(); }
    void click(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }

    DoorsClass lesson;
    QWidget window;
    QPointer<teacher::DoorsDialog> dialog;
};

} // namespace lectern::test
