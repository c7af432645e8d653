// SPDX-License-Identifier: GPL-3.0-or-later
// What the program is, which version, its licence and those of its parts, to be read without the Internet.
// objectNames: aboutDialog, aboutTabs, aboutText, partsText, licenceText, aboutCloseButton.
#pragma once

#include "shared/protocol/messages.h"

#include <QDialog>

class QTabWidget;

namespace lectern::ui {

class AboutDialog : public QDialog {
    Q_OBJECT

public:
    // The program of the students or that of the teacher. Deletes itself when it is closed.
    AboutDialog(protocol::Role role, QWidget *parent);

private:
    void addPage(QTabWidget *tabs, const QString &title, const QString &name, const QString &text);
};

} // namespace lectern::ui
