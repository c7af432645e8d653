// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/confirmdialog.h"

#include "shared/ui/flowlayout.h"
#include "shared/ui/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;
using ui::space;

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
                             const QString &deed, QWidget *parent)
    : QDialog(parent) {
    setObjectName(name);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setAccessibleDescription(text);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    page->setSpacing(2 * space);
    QLabel *words = ui::plainLabel(text, this);
    words->setObjectName(u"confirmText"_s);
    page->addWidget(words, 1);
    auto *line = new ui::FlowLayout;
    line->setSpacing(space);
    page->addLayout(line);
    QPushButton *stay = add(line, u"stayButton"_s, tr("S&tay"), this);
    QPushButton *confirm = add(line, u"confirmButton"_s, deed, this);
    ui::setPrimary(stay);
    stay->setFocus();
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(confirm, &QPushButton::clicked, this, &QDialog::accept);
    const int width = qMin(48 * space, parent->width());
    resize(width, page->heightForWidth(width));
}

} // namespace lectern::student
