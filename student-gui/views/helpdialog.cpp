// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/helpdialog.h"

#include "shared/ui/theme.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;
using ui::space;

namespace {

QLabel *paragraph(QVBoxLayout *column, QWidget *parent, const QString &text, bool heading = false) {
    QLabel *label = ui::plainLabel(text, parent);
    if (heading)
        ui::setScaledFont(label, 1.15, true);
    column->addWidget(label);
    return label;
}

} // namespace

HelpDialog::HelpDialog(QWidget *parent) : QDialog(parent) {
    setObjectName(u"helpDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("How it works"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setSpacing(space);
    paragraph(column, content, tr("Answering"), true);
    paragraph(
        column, content,
        tr("Your teacher asks, you press Yes or No. The line below the buttons says whether your answer is "
           "counted. While the question is open you can change it. If the network fails, your answer is kept "
           "and sent when it is back."));
    paragraph(column, content, tr("Encryption"), true);
    paragraph(
        column, content,
        tr("\"The server's words\" in the menu Class (Ctrl+I) says whether what you send is encrypted, and "
           "shows the eight words of the server; so does \"Connected\", at the top, when the pointer "
           "rests on it. If the teacher's screen shows the same words, nobody is in between."))
        ->setObjectName(u"helpEncryption"_s);
    paragraph(column, content, tr("Keys"), true);
    paragraph(column, content,
              tr("Alt+Y: Yes\nAlt+N: No\nY or N alone: while one of the two buttons has the focus\n"
                 "Tab: to the next button\nCtrl and +, Ctrl and -: larger and smaller text\nCtrl+I: the "
                 "server's words\nF1: this help\n\n"
                 "The menus name the key of every command."))
        ->setObjectName(u"helpText"_s);
    column->addStretch(1);

    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"helpArea"_s);
    scroll->setAccessibleName(tr("How it works"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(u"closeButton"_s);
    close->setIcon({}); // Fusion's is black, in a dark window too
    close->setAccessibleName(tr("Close the help"));
    close->setFocus();
    auto *page = new QVBoxLayout(this);
    page->addWidget(scroll);
    page->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &HelpDialog::reject);
    resize(qMin(54 * space, parent->width()), qMin(56 * space, parent->height()));
}

} // namespace lectern::student
