// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/linkquestion.h"

#include "shared/ui/theme.h"
#include "shared/ui/wraplabel.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int usualWidth = 56 * space;
constexpr int linesOfAddress = 3; // more are scrolled
} // namespace

LinkQuestion::LinkQuestion(const talk::Link &link, QWidget *parent) : QDialog(parent) {
    setObjectName(u"linkQuestion"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Open a link"));
    auto *question = plainLabel(tr("Open this link? It leads out of the class, to"), this);
    auto *host = new WrapLabel(link.url.host(QUrl::FullyEncoded), this);
    host->setObjectName(u"linkHost"_s);
    setScaledFont(host, 1.35, true);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    page->setSpacing(space);
    page->addWidget(question);
    page->addWidget(host);
    page->addWidget(makeAddress(link.address()), 1);
    page->addSpacing(space);
    page->addWidget(makeButtons());
    setAccessibleDescription(question->text() + u' ' + host->text());
    const int width = parent ? qMin(usualWidth, parent->window()->width()) : usualWidth;
    resize(width, page->totalHeightForWidth(width));
}

// All of it: it can be long, so it wraps anywhere.
QWidget *LinkQuestion::makeAddress(const QString &address) {
    auto *where = new QPlainTextEdit(address, this);
    where->setObjectName(u"linkAddress"_s);
    where->setAccessibleName(tr("Address of the link"));
    where->setReadOnly(true);
    where->setTabChangesFocus(true);
    where->setWordWrapMode(QTextOption::WrapAnywhere);
    const int edges = 2 * (where->frameWidth() + qRound(where->document()->documentMargin()));
    where->setFixedHeight(linesOfAddress * where->fontMetrics().lineSpacing() + edges);
    return where;
}

// Who presses Enter without reading stays.
QWidget *LinkQuestion::makeButtons() {
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *open = buttons->addButton(tr("&Open"), QDialogButtonBox::AcceptRole);
    open->setObjectName(u"openLinkButton"_s);
    open->setAccessibleName(tr("Open the link"));
    open->setAutoDefault(false);
    QPushButton *cancel = buttons->addButton(tr("&Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(u"cancelLinkButton"_s);
    cancel->setAccessibleName(tr("Cancel"));
    setPrimary(cancel);
    cancel->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

} // namespace lectern::ui
