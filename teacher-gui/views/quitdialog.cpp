// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/quitdialog.h"

#include "shared/ui/theme.h"

#include <QPushButton>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

QuitDialog::QuitDialog(Offer offer, int here, QWidget *parent) : QMessageBox(parent) {
    setObjectName(u"quitDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setTextFormat(Qt::PlainText);
    setIconPixmap(ui::icon(u"circle-help"_s, ui::accentColor(palette())).pixmap(4 * ui::space));
    setWindowTitle(tr("Quit the class"));
    setText(tr("End the lesson for everybody?"));
    setInformativeText(
        tr("Students here now: %L1. They are told that the class has ended, and leave it.").arg(here));

    QPushButton *quit = addButton(tr("Quit the class"), QMessageBox::DestructiveRole);
    quit->setObjectName(u"confirmQuitButton"_s);
    quit->setToolTip(tr("End the lesson for everybody"));
    connect(quit, &QPushButton::clicked, this, &QuitDialog::quitWanted);
    if (offer == Offer::QuitOrLeave) {
        QPushButton *leave = addButton(tr("Close the window only"), QMessageBox::AcceptRole);
        leave->setObjectName(u"leaveRunningButton"_s);
        leave->setToolTip(tr("The class goes on; you can come back to it"));
        connect(leave, &QPushButton::clicked, this, &QuitDialog::leaveWanted);
    }
    // Not the standard button: that one brings the style's icon along.
    QPushButton *cancel = addButton(tr("Cancel"), QMessageBox::RejectRole);
    cancel->setObjectName(u"cancelQuitButton"_s);
    cancel->setToolTip(tr("Go on with the lesson"));
    for (QAbstractButton *button : buttons())
        button->setAccessibleName(button->text());
    setDefaultButton(cancel);
    setEscapeButton(cancel);
}

} // namespace lectern::teacher
