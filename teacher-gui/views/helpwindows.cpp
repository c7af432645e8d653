// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/helpwindows.h"

#include "shared/ui/aboutdialog.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HelpWindows)
};

} // namespace

void openHelp(QWidget *parent) {
    auto *box = new QMessageBox(parent);
    box->setObjectName(u"helpWindow"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(Words::tr("How it works"));
    box->setText(
        Words::tr("Type a question and press Enter, or ask it aloud and press Enter with the field empty."));
    box->setInformativeText(Words::tr(
        "Students join at the address in the top line and answer with Yes or No. You see their votes at "
        "once, they see the result when you press Show.\n\n"
        "Close votes takes no more votes. Clear puts the votes away and starts an untitled question. "
        "Quit ends the lesson for everybody.\n\n"
        "The projector window has keys of its own: D switches light and dark, + and - the size, "
        "Esc closes it and hides the result.\n\n"
        "The menus name the key of every command."));
    // Not the standard button: that one brings the style's icon along.
    QPushButton *close = box->addButton(Words::tr("Close"), QMessageBox::RejectRole);
    close->setObjectName(u"helpCloseButton"_s);
    close->setAccessibleName(Words::tr("Close"));
    box->setEscapeButton(close);
    box->open();
}

void openAbout(QWidget *parent) { (new ui::AboutDialog(protocol::Role::Teacher, parent))->open(); }

} // namespace lectern::teacher
