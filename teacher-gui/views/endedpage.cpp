// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/endedpage.h"

#include "shared/talk/doorwords.h"
#include "shared/ui/alert.h"
#include "shared/ui/scrolledcolumn.h"
#include "shared/ui/theme.h"
#include "teacher-gui/models/classhost.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using ui::space;

namespace {

QLabel *centredLabel(const QString &name, QWidget *parent) {
    QLabel *label = ui::plainLabel({}, parent);
    label->setObjectName(name);
    label->setAlignment(Qt::AlignCenter);
    return label;
}

// Other clients do not come back by themselves, and would find no door.
QString closedText(const std::vector<protocol::Door> &doors) {
    if (doors.empty())
        return {};
    QStringList titles;
    for (const protocol::Door door : doors)
        titles += talk::doorTitle(door);
    return u"\n\n"_s +
           EndedPage::tr("The doors for other clients (%1) are closed. Open them again under Class > "
                         "Other clients.")
               .arg(titles.join(u", "_s));
}

} // namespace

EndedPage::EndedPage(ClassHost &host, QWidget *parent)
    : QWidget(parent),
      m_heading(centredLabel(u"endedHeading"_s, this)),
      m_text(centredLabel(u"endedText"_s, this)),
      m_detail(centredLabel(u"endedDetail"_s, this)),
      m_start(new QPushButton(this)) {
    ui::setScaledFont(m_heading, 2, true);
    ui::setTextColor(m_detail, ui::mutedTextColor(palette()));
    m_start->setObjectName(u"startLessonButton"_s);
    m_start->setAutoDefault(true);
    ui::setPrimary(m_start);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"closeWindowButton"_s);
    close->setAccessibleName(tr("Close the window"));
    close->setAutoDefault(true);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * space);
    buttons->addStretch(1);
    buttons->addWidget(m_start);
    buttons->addWidget(close);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(ui::scrolledColumn(this));
    column->setContentsMargins({});
    column->setSpacing(2 * space);
    column->addStretch(1);
    column->addWidget(m_heading);
    column->addWidget(m_text);
    column->addLayout(buttons);
    column->addWidget(m_detail);
    column->addStretch(2);
    connect(m_start, &QPushButton::clicked, &host, &ClassHost::startAgain);
    connect(&host, &ClassHost::startingChanged, this, &EndedPage::setBusy);
    connect(close, &QPushButton::clicked, this, &EndedPage::closeWanted);
}

void EndedPage::setReason(const protocol::Goodbye &goodbye) {
    if (goodbye.reason == GoodbyeReason::ClassEnded)
        say(tr("The class has ended"), tr("Every student has been told."), {}, tr("Start a new lesson"));
    else if (goodbye.reason == GoodbyeReason::TakenOver)
        say(tr("This class goes on in another window"),
            tr("Your place was taken by another connection of yours. Only one can hold it."), {},
            tr("Go on here"));
    else
        say(tr("You are no longer in the class"), goodbye.text, {}, tr("Start a new lesson"));
}

void EndedPage::setServerDied(const QString &where, const std::vector<protocol::Door> &doors) {
    say(tr("The server on this computer has stopped unexpectedly"),
        tr("The class is interrupted. Start it again: the question and its votes are kept, and students who "
           "keep "
           "their window open come back by themselves.") +
            closedText(doors),
        where, tr("Start again"));
}

void EndedPage::say(const QString &heading, const QString &text, const QString &detail,
                    const QString &button) {
    m_heading->setText(heading);
    m_heading->setAccessibleName(heading);
    m_text->setText(text);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_startText = button;
    setBusy(false);
    m_start->setFocus();
    ui::announce(m_heading);
}

void EndedPage::setBusy(bool busy) {
    m_start->setEnabled(!busy);
    m_start->setText(busy ? tr("Starting…") : m_startText);
    m_start->setAccessibleName(m_start->text());
}

} // namespace lectern::teacher
