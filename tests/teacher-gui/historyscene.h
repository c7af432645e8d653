// SPDX-License-Identifier: GPL-3.0-or-later
// The History window of a class with a past, steered by mouse and keys; files are chosen without a dialog.
#pragma once

#include "teacher-gui/views/historywindow.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/pastclass.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>

namespace lectern::test {

class HistoryScene {
public:
    HistoryScene() {
        window.setFileChooser([this](QWidget *, const QString &suggested, teacher::ExportKind,
                                     const teacher::FileChosen &tell) {
            suggestion = suggested;
            tell(chosen);
        });
    }

    // Joins, opens the window and waits until all is there.
    bool open() {
        if (!past.join())
            return false;
        present();
        return settles();
    }
    void present() {
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
        window.present();
    }
    bool settles() {
        return QTest::qWaitFor(
            [this] {
                return !label(QStringLiteral("historyEmpty"))->text().startsWith(loading) &&
                       !label(QStringLiteral("historyAnswersState"))->text().startsWith(loading);
            },
            patience);
    }

    template <class Widget>
    Widget *find(const QString &name) {
        return window.findChild<Widget *>(name);
    }
    QLabel *label(const QString &name) { return find<QLabel>(name); }
    QString text(const QString &name) { return label(name)->text(); }
    bool sees(const QString &name) { return find<QWidget>(name)->isVisible(); }
    QTreeView *tree() { return find<QTreeView>(QStringLiteral("historyTree")); }
    QTreeView *table() { return find<QTreeView>(QStringLiteral("historyAnswers")); }
    void click(const QString &button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    // From the menu below Export.
    void exportInto(const QString &path, const QString &action) {
        chosen = path;
        find<QAction>(action)->trigger();
    }
    QStringList names() {
        QStringList all;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            all << table()->model()->index(row, 0).data().toString();
        return all;
    }

    static inline const QString loading = QStringLiteral("Loading");
    PastClass past;
    teacher::HistoryWindow window{past.connection};
    QString chosen;     // what the next export is told
    QString suggestion; // what it would have liked
};

} // namespace lectern::test
