// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/helpdialog.h"

#include "shared/ui/theme.h"
#include "teacher-gui/views/scrollgap.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using ui::space;

namespace {

constexpr int lineCharacters = 84; // of average width

} // namespace

HelpDialog::HelpDialog(QWidget *parent) : QDialog(parent) {
    setObjectName(u"helpWindow"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("How it works"));
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"helpArea"_s);
    scroll->setAccessibleName(tr("How it works"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QWidget *text = makeText();
    scroll->setWidget(text);
    keepClearOfScrollBar(*scroll);
    auto *buttons = new QDialogButtonBox(this);
    // Not the standard button: that one brings the style's icon along.
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(u"helpCloseButton"_s);
    close->setAccessibleName(tr("Close the help"));
    close->setFocus();
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    page->setSpacing(2 * space);
    page->addWidget(scroll);
    page->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &HelpDialog::reject);

    const int edges = 4 * space;
    const int width = lineCharacters * fontMetrics().averageCharWidth();
    const int height = text->heightForWidth(width) + page->spacing() + buttons->sizeHint().height();
    resize(QSize(width + scroll->verticalScrollBar()->sizeHint().width(), height)
               .grownBy({edges / 2, edges / 2, edges / 2, edges / 2})
               .boundedTo(parent->size()));
}

QWidget *HelpDialog::makeText() {
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(space);
    add(column, tr("Asking"),
        tr("Type a question and press Enter, or ask it aloud and press Enter with the field empty."));
    add(column, tr("Answering"),
        tr("Students join at the address in the top line and answer with Yes or No. You see their votes at "
           "once, they see the result when you press Show.\n\n"
           "Show how to join, beside that address, opens a QR code and the server's eight words. A student's "
           "program shows the same words at its connection sign: then it is the right server, and nobody "
           "reads along.\n\n"
           "Close votes takes no more votes. Clear puts the votes away and starts an untitled question. "
           "Quit ends the lesson for everybody."));
    add(column, tr("Talking"),
        tr("Chat: to the class, to one person, or in rooms. What two people write to each other nobody else "
           "reads, not even you; rooms you may join. A tick makes an announcement, which stays on top.\n"
           "Hands: who wants to speak. Questions: what the class asks, with a name or without; answer it, or "
           "show it on the wall.\n"
           "Who may talk in the menu Talk switches it all on and off; More in People mutes somebody. /help "
           "in the message field lists the commands."));
    add(column, tr("Looking back"),
        tr("History in the menu Class shows every lesson and question with its bars, who answered what and "
           "when. Export there saves answers as CSV and charts as PDF or PNG; the charts show no names."));
    add(column, tr("Keys"),
        tr("Ctrl+E goes to the question field, Ctrl+L to the message field, F9 folds the right side away.\n"
           "The projector window has keys of its own: D switches light and dark, + and - the size, J hides "
           "and shows the QR code and the server's words, Esc closes it and hides the result.\n"
           "The menus name the key of every command."));
    column->addStretch(1);
    return content;
}

void HelpDialog::add(QVBoxLayout *column, const QString &heading, const QString &text) {
    if (column->count() > 0)
        column->addSpacing(space);
    QLabel *title = ui::plainLabel(heading, column->parentWidget());
    ui::setScaledFont(title, 1.15, true);
    column->addWidget(title);
    column->addWidget(ui::plainLabel(text, column->parentWidget()));
}

} // namespace lectern::teacher
