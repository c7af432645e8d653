// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/helpdialog.h"

#include <QLabel>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;

HelpDialog::HelpDialog(QWidget *parent) : ReadingDialog(u"helpDialog"_s, tr("How it works"), parent) {
    addHeading(tr("Answering"));
    addText(
        tr("Your teacher asks, you press Yes or No. The line below the buttons says whether your answer is "
           "counted. While the question is open you can change it. If the network fails, your answer is kept "
           "and sent when it is back."));
    addHeading(tr("Encryption"));
    addText(
        tr("\"The server's words\" in the menu Class (Ctrl+I) says whether what you send is encrypted, and "
           "shows the eight words of the server; so does \"Connected\", at the top, when the pointer "
           "rests on it. If the teacher's screen shows the same words, nobody is in between."))
        ->setObjectName(u"helpEncryption"_s);
    addHeading(tr("Keys"));
    addText(tr("Alt+Y: Yes\nAlt+N: No\nY or N alone: while one of the two buttons has the focus\n"
               "Tab: to the next button\nCtrl and +, Ctrl and -: larger and smaller text\nCtrl+I: the "
               "server's words\nF1: this help\n\n"
               "The menus name the key of every command."))
        ->setObjectName(u"helpText"_s);
    addCloseButton(tr("Close the help"));
}

} // namespace lectern::student
