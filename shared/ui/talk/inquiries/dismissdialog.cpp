// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/inquiries/dismissdialog.h"

#include "shared/ui/scrolledcolumn.h"
#include "shared/ui/talk/dialogsize.h"
#include "shared/ui/theme.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int usualWidth = 58 * space;

} // namespace

DismissDialog::DismissDialog(const QString &question, QWidget *parent) : QDialog(parent) {
    setObjectName(u"dismissDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Dismiss a question"));
    auto *page = new QWidget(this); // scrolls where the window is too low
    auto *column = new QVBoxLayout(scrolledColumn(page));
    column->setContentsMargins({});
    column->setSpacing(2 * space);
    QLabel *words = plainLabel(
        tr("Dismiss this question? It is gone for the whole class, and cannot be brought back."), page);
    QLabel *text = plainLabel(question, page);
    text->setObjectName(u"dismissedQuestion"_s);
    setScaledFont(text, 1.0, true);
    setAccessibleDescription(words->text() + u' ' + question);
    column->addWidget(words);
    column->addWidget(text);
    column->addStretch(1);
    QWidget *buttons = makeButtons();
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(2 * space, space, 2 * space, 2 * space);
    foot->addWidget(buttons);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->setSpacing(0);
    whole->addWidget(page, 1);
    whole->addLayout(foot);
    const QWidget *around = parent->window();
    const int width = qMin(usualWidth, around->width());
    const int height = columnHeight(*column, width - 6 * space) + 4 * space;
    resize(width, qMin(height + columnHeight(*foot, width), around->height()));
}

QWidget *DismissDialog::makeButtons() {
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *dismiss = buttons->addButton(tr("Dismiss"), QDialogButtonBox::AcceptRole);
    QPushButton *keep = buttons->addButton(tr("Keep"), QDialogButtonBox::RejectRole);
    keep->setObjectName(u"keepInquiryButton"_s);
    keep->setAccessibleName(tr("Keep the question"));
    dismiss->setObjectName(u"confirmDismissButton"_s);
    dismiss->setAccessibleName(tr("Dismiss the question"));
    dismiss->setAutoDefault(false);
    setPrimary(keep);
    keep->setFocus();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    return buttons;
}

} // namespace lectern::ui
