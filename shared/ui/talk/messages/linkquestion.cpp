// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/linkquestion.h"

#include "shared/ui/theme.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

LinkQuestion::LinkQuestion(const QString &address, QWidget *parent) : QDialog(parent) {
    setObjectName(u"linkQuestion"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Open a link"));
    auto *question = plainLabel(tr("Open this link? It leads out of the class, to:"), this);
    auto *where = new QPlainTextEdit(address, this); // it can be long: wraps anywhere, and scrolls
    where->setObjectName(u"linkAddress"_s);
    where->setAccessibleName(tr("Address of the link"));
    where->setReadOnly(true);
    where->setTabChangesFocus(true);
    where->setWordWrapMode(QTextOption::WrapAnywhere);
    where->setMinimumHeight(4 * where->fontMetrics().lineSpacing());
    auto *open = new QPushButton(tr("&Open"), this);
    open->setObjectName(u"openLinkButton"_s);
    open->setAccessibleName(tr("Open the link"));
    open->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this, &QDialog::accept);
    auto *cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setObjectName(u"cancelLinkButton"_s);
    cancel->setAccessibleName(tr("Cancel"));
    setPrimary(cancel);
    cancel->setFocus();
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(open);
    buttons->addWidget(cancel);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    page->setSpacing(2 * space);
    page->addWidget(question);
    page->addWidget(where, 1);
    page->addLayout(buttons);
    resize(qMin(56 * space, parent ? parent->window()->width() : 56 * space), sizeHint().height());
}

} // namespace lectern::ui
