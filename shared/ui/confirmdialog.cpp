// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/confirmdialog.h"

#include "shared/ui/flowlayout.h"
#include "shared/ui/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QPushButton *add(QLayout *line, const QString &name, const QString &word, QWidget *parent) {
    auto *button = new QPushButton(word, parent);
    button->setObjectName(name);
    button->setAccessibleName(QString(word).remove(u'&'));
    line->addWidget(button);
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
    auto *line = new FlowLayout;
    line->setSpacing(space);
    page->addLayout(line);
    QPushButton *staying = add(line, u"stayButton"_s, stay, this);
    QPushButton *confirm = add(line, u"confirmButton"_s, deed, this);
    setPrimary(staying);
    staying->setFocus();
    connect(staying, &QPushButton::clicked, this, &QDialog::reject);
    connect(confirm, &QPushButton::clicked, this, &QDialog::accept);
    const int width = qMin(48 * space, parent->width());
    resize(width, page->heightForWidth(width));
}

} // namespace lectern::ui
