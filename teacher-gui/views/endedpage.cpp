// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/endedpage.h"

#include "shared/ui/alert.h"
#include "shared/ui/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

EndedPage::EndedPage(QWidget *parent)
    : QWidget(parent),
      m_heading(ui::plainLabel({}, this)),
      m_text(ui::plainLabel({}, this)),
      m_start(new QPushButton(tr("Start a new lesson"), this)) {
    m_heading->setObjectName(u"endedHeading"_s);
    m_heading->setFont(ui::scaledFont(2, true));
    m_heading->setAlignment(Qt::AlignCenter);
    m_text->setObjectName(u"endedText"_s);
    m_text->setAlignment(Qt::AlignCenter);
    m_start->setObjectName(u"startLessonButton"_s);
    m_start->setDefault(true);
    ui::setPrimary(m_start);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"closeWindowButton"_s);
    close->setAccessibleName(tr("Close the window"));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * ui::space);
    buttons->addStretch(1);
    buttons->addWidget(m_start);
    buttons->addWidget(close);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(2 * ui::space);
    column->addStretch(1);
    column->addWidget(m_heading);
    column->addWidget(m_text);
    column->addLayout(buttons);
    column->addStretch(2);
    connect(m_start, &QPushButton::clicked, this, &EndedPage::startWanted);
    connect(close, &QPushButton::clicked, this, &EndedPage::closeWanted);
}

void EndedPage::setReason(const protocol::Goodbye &goodbye) {
    const bool takenOver = goodbye.reason == GoodbyeReason::TakenOver;
    if (goodbye.reason == GoodbyeReason::ClassEnded) {
        m_heading->setText(tr("The class has ended"));
        m_text->setText(tr("Every student has been told."));
    } else if (takenOver) {
        m_heading->setText(tr("This class goes on in another window"));
        m_text->setText(tr("Your place was taken by another connection of yours. Only one can hold it."));
    } else {
        m_heading->setText(tr("You are no longer in the class"));
        m_text->setText(goodbye.text);
    }
    m_start->setText(takenOver ? tr("Go on here") : tr("Start a new lesson"));
    m_start->setAccessibleName(m_start->text());
    m_start->setFocus();
    m_heading->setAccessibleName(m_heading->text());
    ui::announce(m_heading);
}

} // namespace lectern::teacher
