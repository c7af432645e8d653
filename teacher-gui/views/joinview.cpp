// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/joinview.h"

#include "shared/ui/connectpage.h"
#include "shared/ui/theme.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

JoinView::JoinView(QWidget *parent) : QWidget(parent) {
    auto *back = new QPushButton(tr("&Back"), this);
    back->setObjectName(u"backButton"_s);
    back->setAccessibleName(tr("Back to the start"));
    back->setAutoDefault(true);
    m_connectPage = new ui::ConnectPage(protocol::Role::Teacher, this); // behind it in the tab order
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * ui::space, 2 * ui::space, 2 * ui::space, 0);
    column->addWidget(back, 0, Qt::AlignLeft);
    column->addWidget(m_connectPage, 1);
    connect(back, &QPushButton::clicked, this, &JoinView::backWanted);
}

// What the page has no use for comes up to here: while it is connecting, Escape is its own.
void JoinView::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backWanted();
    else
        QWidget::keyPressEvent(event);
}

} // namespace lectern::teacher
