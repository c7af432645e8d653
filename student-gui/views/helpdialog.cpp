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
    addHeading(tr("Talking"));
    addText(
        tr("In Chat you write to the class, to one person or in a room; each has a tab of its own. "
           "Direct messages are read by you two alone. Teachers see that there is a room and may read it.\n\n"
           "Ask the teacher, with your name or without it: the whole class sees the question, and Me too "
           "says that you want to know it as well. Raise hand puts you in the queue of those who want to "
           "speak.\n\n"
           "Delete takes back a message of yours for everybody. /help in the message field lists the "
           "commands. When the field is grey, the line above it says why."))
        ->setObjectName(u"helpTalk"_s);
    addHeading(tr("Encryption"));
    addText(
        tr("\"The server's words\" in the menu Class (Ctrl+I) says whether what you send is encrypted, and "
           "shows the eight words of the server; so does \"Connected\", at the top, when the pointer "
           "rests on it. If the teacher's screen shows the same words, nobody is in between."))
        ->setObjectName(u"helpEncryption"_s);
    addHeading(tr("Keys"));
    addText(tr("Alt+Y, Alt+N: Yes, No\nY or N alone: while one of the two buttons has the focus\n"
               "Alt+R: raise or lower your hand\nCtrl+K: ask the teacher\nCtrl+L: write a message\n"
               "Enter, Shift+Enter: send it, begin a new line\nUp: what you sent before\n"
               "Tab: to the next button; in a message it completes a name\n"
               "Ctrl and +, Ctrl and -: larger and smaller text\n"
               "Ctrl+I, F1: the server's words, this help\n\n"
               "The menus name the key of every command."))
        ->setObjectName(u"helpText"_s);
    addCloseButton(tr("Close the help"));
}

} // namespace lectern::student
