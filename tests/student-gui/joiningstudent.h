// SPDX-License-Identifier: GPL-3.0-or-later
// The window of a student who joins a server, for the tests of whom it trusts.
#pragma once

#include "student-gui/mainwindow.h"
#include "tests/support/testcase.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

inline client::ServerAddress at(quint16 port) { return {u"127.0.0.1"_s, port}; }

struct Student {
    student::MainWindow window{TestCase::freshFolder()};

    Student() { window.show(); }

    template <class Widget>
    Widget *find(const QString &name) const {
        return window.findChild<Widget *>(name);
    }
    QString text(const QString &name) const { return find<QLabel>(name)->text(); }
    QPushButton *button(const QString &name) const { return find<QPushButton>(name); }
    QDialog *stop() const { return find<QDialog>(u"identityDialog"_s); }
    bool isStopped() const { return stop() && stop()->isVisible(); }
    bool isInClass() const {
        const auto *pages = qobject_cast<QStackedWidget *>(window.centralWidget());
        return pages->currentWidget()->objectName() == "classPage"_L1;
    }
    QString badgeTip() const { return find<QWidget>(u"connectionBadge"_s)->accessibleDescription(); }

    void join(const client::ServerAddress &server) { window.start({server, u"Ana"_s}); }
    void refuse() { QTest::keyClick(stop()->focusWidget(), Qt::Key_Return); }
    void trust() {
        find<QCheckBox>(u"identityTick"_s)->click();
        button(u"identityTrustButton"_s)->click();
    }
    void type(const QString &address) {
        find<QComboBox>(u"addressField"_s)->setEditText(address);
        find<QLineEdit>(u"nameField"_s)->setText(u"Ana"_s);
        button(u"joinButton"_s)->click();
    }
};

} // namespace lectern::test
