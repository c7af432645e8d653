// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/wallinquiry.h"

#include "shared/ui/theme.h"
#include "teacher-gui/views/fittedlabel.h"

#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

WallInquiry::WallInquiry(QWidget *parent)
    : QWidget(parent),
      m_heading(ui::plainLabel(tr("A question from the class"), this)),
      m_text(new FittedLabel(this)) {
    m_heading->setObjectName(u"projectorInquiryHeading"_s);
    m_heading->setAlignment(Qt::AlignCenter);
    m_text->setObjectName(u"projectorInquiry"_s);
    m_text->setAlignment(Qt::AlignCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(ui::space);
    column->addWidget(m_heading);
    column->addWidget(m_text, 1);
    hide();
}

void WallInquiry::setText(const QString &text) {
    m_isEmpty = text.isEmpty();
    m_text->setText(text);
    setVisible(!m_isEmpty);
}

void WallInquiry::setSizes(int heading, int largest, int smallest) {
    QFont sized = font();
    sized.setPixelSize(heading);
    m_heading->setFont(sized);
    m_text->setSizes(largest, smallest);
}

int WallInquiry::above(int width) const { return m_heading->heightForWidth(width) + layout()->spacing(); }

int WallInquiry::leastHeight(int width) const { return above(width) + m_text->leastHeight(width); }

int WallInquiry::wantedHeight(int width) const { return above(width) + m_text->wantedHeight(width); }

} // namespace lectern::teacher
