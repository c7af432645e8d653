// SPDX-License-Identifier: GPL-3.0-or-later
// The window of somebody in a class that talks, of either program, steered by mouse and keys; and what is to be read in it.
// What cannot be clicked because it is not there warns, which fails the test.
#pragma once

#include "shared/ui/talk/field/messageedit.h"
#include "shared/ui/talk/messages/chatview.h"
#include "tests/support/testcase.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QDialog>
#include <QMainWindow>
#include <QPointer>

#include <algorithm>
#include <memory>

namespace lectern::test {

class TalkWindow {
public:
    explicit TalkWindow(std::unique_ptr<QMainWindow> window);

    QMainWindow &window() { return *m_window; }
    template <class Widget>
    Widget *find(const QString &name) const {
        return m_window->findChild<Widget *>(name);
    }
    // The one of them that is visible; nullptr: none.
    template <class Widget>
    Widget *seen(const QString &name) const {
        const auto all = m_window->findChildren<Widget *>(name);
        const auto found = std::ranges::find_if(all, &QWidget::isVisible);
        return found == all.end() ? nullptr : *found;
    }
    void comeToFront();
    void strike(const QKeySequence &keys);    // a shortcut of the window, which comes to the front
    QString text(const QString &label) const; // of one that is seen; else empty

    // The tabs beside the votes, by the first word on them.
    void openSide(const QString &name);
    QString side(const QString &name) const; // as it stands there: "Chat (2)"

    // The panes, likewise.
    void openPane(const QString &name);
    QStringList panes() const;
    QString pane() const; // the open one

    // In the open pane, as it is read aloud: "10:02, Ben: Anyone here?".
    QStringList lines() const;
    bool shows(const QString &end) const { return row(end) >= 0; } // a line that ends so
    int row(const QString &end) const;
    ui::ChatView *view() const;
    void clickLine(const QString &end, Qt::MouseButton button = Qt::LeftButton);
    void openMenuOf(const QString &end); // of a line

    // The field.
    ui::MessageEdit *field() const;
    void type(const QString &text); // behind what stands there
    void say(const QString &text);  // instead of it, and Enter
    QString written() const { return field()->text(); }
    QString complaint() const { return text(QStringLiteral("messageError")); }
    QString note() const { return text(QStringLiteral("messageNote")); }

    // Lists: a line for each row, " | " between its columns.
    QStringList rows(const QString &list) const;
    void clickRow(const QString &list, const QString &begin, Qt::MouseButton button = Qt::LeftButton);
    void openPersonMenu(const QString &name);

    void press(const QString &button); // the one that is seen and can be pressed; waits for it
    bool offers(const QString &button) const;
    // In the menu that has just been opened.
    void choose(const QString &action);
    QStringList menu() const; // names of what can be chosen there
    QAction *actionOf(const QString &action) const;
    QDialog *dialog(const QString &name) const; // nullptr: it is not seen

private:
    QModelIndex rowOf(const QString &list, const QString &begin) const; // invalid: not seen
    QAbstractButton *pressable(const QString &name) const;

    void point(QWidget *at); // the mouse leaves what it pointed at

    std::unique_ptr<QMainWindow> m_window;
    QPointer<QWidget> m_pointed;
};

} // namespace lectern::test
