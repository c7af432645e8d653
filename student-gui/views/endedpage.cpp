// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/endedpage.h"

#include "shared/ui/alert.h"
#include "shared/ui/errortext.h"
#include "shared/ui/tallarea.h"
#include "shared/ui/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;
using ui::space;

EndedPage::EndedPage(QWidget *parent)
    : QWidget(parent),
      m_title(ui::plainLabel({}, this)),
      m_text(ui::plainLabel({}, this)),
      m_again(new QPushButton(tr("&Join again"), this)),
      m_other(new QPushButton(tr("&Other class or name"), this)) {
    setObjectName(u"endedPage"_s);
    m_title->setObjectName(u"endedTitle"_s);
    m_title->setAlignment(Qt::AlignHCenter);
    ui::setScaledFont(m_title, 1.8, true);
    m_text->setObjectName(u"endedText"_s);
    m_text->setAlignment(Qt::AlignHCenter);
    m_again->setObjectName(u"joinAgainButton"_s);
    m_again->setAccessibleName(tr("Join again"));
    ui::setPrimary(m_again);
    m_again->setAutoDefault(true);
    m_other->setObjectName(u"otherClassButton"_s);
    m_other->setAccessibleName(tr("Other class or name"));
    m_other->setFlat(true);
    ui::setTextColor(m_other, ui::accentColor(palette()));

    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    column->setSpacing(2 * space);
    column->addStretch(1);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_again, 0, Qt::AlignHCenter);
    column->addWidget(m_other, 0, Qt::AlignHCenter);
    column->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins({});
    page->addWidget(new ui::TallArea(content, nullptr, this));
    connect(m_again, &QPushButton::clicked, this, &EndedPage::joinAgainWanted);
    connect(m_other, &QPushButton::clicked, this, &EndedPage::otherClassWanted);
}

void EndedPage::explain(const protocol::Goodbye &goodbye) {
    const bool over = goodbye.reason == GoodbyeReason::ClassEnded;
    const bool taken = goodbye.reason == GoodbyeReason::TakenOver;
    m_title->setText(over    ? tr("The class has ended")
                     : taken ? tr("Your seat is open elsewhere")
                             : tr("You are no longer in the class"));
    m_text->setText(
        over    ? tr("Your teacher has ended it. You can close this window.")
        : taken ? tr("This seat is open in another window or on another computer. Only one of them can "
                     "answer. If that was not you, take the seat back and tell your teacher.")
                : ui::goodbyeText(goodbye));
    m_again->setText(taken ? tr("&Take the seat back") : tr("&Join again"));
    m_again->setAccessibleName(taken ? tr("Take the seat back") : tr("Join again"));
    setAccessibleName(m_title->text());
    m_again->setFocus();
    ui::announce(this);
}

} // namespace lectern::student
