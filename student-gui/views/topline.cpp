// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/topline.h"

#include "shared/ui/connectionbadge.h"
#include "shared/ui/flowlayout.h"
#include "shared/ui/linkbutton.h"
#include "shared/ui/theme.h"
#include "shared/ui/wraplabel.h"
#include "student-gui/models/session.h"

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;

namespace {

// Their tool tips have the rest, and the title of the window has the class.
constexpr int linesOfName = 1;
constexpr qsizetype mostOfLink = 10; // characters: a link cannot wrap

} // namespace

TopLine::TopLine(Session &session, client::Connection &connection, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_className(new ui::WrapLabel({}, this)),
      m_ownName(new ui::WrapLabel({}, this)),
      m_startOver(new ui::LinkButton({}, this)) {
    m_className->setObjectName(u"classNameText"_s);
    ui::setScaledFont(m_className, 1.0, true);
    m_className->setMostLines(linesOfName);
    m_ownName->setObjectName(u"ownNameText"_s);
    m_ownName->setMostLines(linesOfName);
    m_startOver->setObjectName(u"startOverLink"_s);

    auto *line = new ui::FlowLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(ui::space);
    line->addWidget(m_className);
    line->addWidget(m_ownName);
    line->addWidget(m_startOver);
    auto *badge = new ui::ConnectionBadge(connection, this);
    badge->setKeepsRoom();
    line->addWidget(badge);
    connect(m_startOver, &QPushButton::clicked, this, &TopLine::startOverWanted);
    connect(&session, &Session::notRemembered, badge, &ui::ConnectionBadge::setNotRemembered);
    connect(&session, &Session::changed, this, &TopLine::refresh);
    refresh();
}

void TopLine::refresh() {
    m_className->setText(m_session.className());
    m_className->setToolTip(ui::plainToolTip(m_session.className()));
    m_className->setVisible(!m_session.className().isEmpty());
    m_ownName->setText(m_session.name());
    m_ownName->setToolTip(ui::plainToolTip(m_session.name()));
    m_ownName->setAccessibleName(tr("You are %1").arg(m_session.name()));
    // In a button's text an ampersand marks the mnemonic; in a name it is just a letter.
    m_startOver->setText(m_session.name().size() > mostOfLink
                             ? tr("Not you?")
                             : tr("Not %1?").arg(QString(m_session.name()).replace(u"&"_s, u"&&"_s)));
    m_startOver->setAccessibleName(tr("Not %1? Start over").arg(m_session.name()));
}

} // namespace lectern::student
