// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/helpwindows.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HelpWindows)
};

void open(QWidget *parent, const QString &name, const QString &title, const QString &text,
          const QString &details) {
    auto *box = new QMessageBox(parent);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(title);
    box->setText(text);
    box->setInformativeText(details);
    box->addButton(QMessageBox::Close)->setObjectName(name + u"CloseButton"_s);
    box->open();
}

} // namespace

void openHelp(QWidget *parent) {
    open(parent, u"helpWindow"_s, Words::tr("How it works"),
         Words::tr("Type a question and press Enter, or ask it aloud and press Enter with the field empty."),
         Words::tr(
             "Students join at the address in the top line and answer with Yes or No. You see their votes at "
             "once, they see the result when you press Show.\n\n"
             "Close votes takes no more votes. Clear puts the votes away and starts an untitled question. "
             "Quit ends the lesson for everybody.\n\n"
             "The projector window has keys of its own: D switches light and dark, + and - the size, "
             "Esc closes it and hides the result.\n\n"
             "The menus name the key of every command."));
}

void openAbout(QWidget *parent) {
    open(parent, u"aboutWindow"_s, Words::tr("About Lectern"),
         Words::tr("Lectern %1, the teacher's program").arg(QCoreApplication::applicationVersion()),
         Words::tr(
             "A classroom suite that votes. Free software under the GNU General Public License, version 3 or "
             "later; it comes without any warranty.\n\n"
             "Built on Qt %1 (LGPL 3; Qt Charts: GPL 3), libsodium (ISC), ICU (Unicode License) and the "
             "Lucide icons (ISC).")
             .arg(QString::fromLatin1(qVersion())));
}

} // namespace lectern::teacher
