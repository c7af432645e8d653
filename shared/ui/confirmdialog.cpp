// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/confirmdialog.h"

#include "shared/ui/theme.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QPushButton *add(QDialogButtonBox *buttons, const QString &name, const QString &word,
                 QDialogButtonBox::ButtonRole role) {
    QPushButton *button = buttons->addButton(word, role);
    button->setObjectName(name);
    button->setAccessibleName(QString(word).remove(u'&'));
    return button;
}

} // namespace

ConfirmDialog::ConfirmDialog(const QString &name, const QString &title, const QString &text,
                             const QString &deed, QWidget *parent, const QString &stay)
    : QDialog(parent) {
    setObjectName(name);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setAccessibleDescription(text);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    page->setSpacing(2 * space);
    QLabel *words = plainLabel(text, this);
    words->setObjectName(u"confirmText"_s);
    page->addWidget(words, 1);
    auto *buttons = new QDialogButtonBox(this);
    page->addWidget(buttons);
    add(buttons, u"confirmButton"_s, deed, QDialogButtonBox::AcceptRole);
    QPushButton *staying = add(buttons, u"stayButton"_s, stay, QDialogButtonBox::RejectRole);
    setPrimary(staying);
    staying->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const int width = qMin(48 * space, parent->width());
    resize(width, page->heightForWidth(width));
}

} // namespace lectern::ui
