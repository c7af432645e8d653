// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/readingdialog.h"

#include "shared/ui/theme.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;
using ui::space;

namespace {

constexpr int usualWidth = 58 * space;

} // namespace

ReadingDialog::ReadingDialog(const QString &objectName, const QString &title, QWidget *parent)
    : QDialog(parent), m_page(new QWidget), m_column(new QVBoxLayout(m_page)) {
    setObjectName(objectName);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_column->setContentsMargins(2 * space, 2 * space, 2 * space, space);
    m_column->setSpacing(space);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"readingArea"_s);
    scroll->setAccessibleName(title);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_page);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(scroll);
}

QLabel *ReadingDialog::addText(const QString &text) {
    QLabel *label = ui::plainLabel(text, m_page);
    m_column->addWidget(label);
    return label;
}

QLabel *ReadingDialog::addHeading(const QString &text) {
    QLabel *label = addText(text);
    ui::setScaledFont(label, 1.15, true);
    return label;
}

void ReadingDialog::addCloseButton(const QString &words) {
    m_column->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setContentsMargins(2 * space, space, 2 * space, 2 * space);
    QPushButton *close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(u"closeButton"_s);
    close->setIcon({}); // Fusion's is black, in a dark window too
    close->setAccessibleName(words);
    close->setFocus();
    layout()->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &ReadingDialog::reject);
    const int width = qMin(usualWidth, parentWidget()->width());
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent); // in case it is needed
    const int text = qMax(m_column->totalHeightForWidth(width - bar), m_column->totalMinimumSize().height());
    const int height = text + buttons->sizeHint().height();
    resize(width, qMin(height, parentWidget()->height()));
}

} // namespace lectern::student
