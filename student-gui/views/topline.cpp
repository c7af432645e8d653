// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/topline.h"

#include "shared/ui/connectionbadge.h"
#include "shared/ui/flowlayout.h"
#include "shared/ui/theme.h"
#include "student-gui/models/session.h"

#include <QPushButton>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostOfClassName = 60; // characters; the tool tip has the rest
constexpr qsizetype mostOfLink = 10;      // a link cannot wrap

QString shortened(const QString &name) {
    return name.size() <= mostOfClassName ? name : name.left(mostOfClassName - 1) + u'…';
}

} // namespace

TopLine::TopLine(Session &session, client::Connection &connection, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_className(ui::plainLabel({}, this)),
      m_ownName(ui::plainLabel({}, this)),
      m_startOver(new QPushButton(this)) {
    m_className->setObjectName(u"classNameText"_s);
    m_className->setFont(ui::scaledFont(1.0, true));
    m_ownName->setObjectName(u"ownNameText"_s);
    m_startOver->setObjectName(u"startOverLink"_s);
    m_startOver->setFlat(true);
    ui::setTextColor(m_startOver, ui::accentColor(palette()));

    auto *line = new ui::FlowLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(ui::space);
    line->addWidget(m_className);
    line->addWidget(m_ownName);
    line->addWidget(m_startOver);
    line->addWidget(new ui::ConnectionBadge(connection, this));
    connect(m_startOver, &QPushButton::clicked, this, &TopLine::startOverWanted);
    connect(&session, &Session::changed, this, &TopLine::refresh);
    refresh();
}

void TopLine::refresh() {
    m_className->setText(shortened(m_session.className()));
    m_className->setToolTip(ui::plainToolTip(m_session.className()));
    m_className->setVisible(!m_session.className().isEmpty());
    m_ownName->setText(m_session.name());
    m_ownName->setAccessibleName(tr("You are %1").arg(m_session.name()));
    // In a button's text an ampersand marks the mnemonic; in a name it is just a letter.
    m_startOver->setText(m_session.name().size() > mostOfLink
                             ? tr("Not you?")
                             : tr("Not %1?").arg(QString(m_session.name()).replace(u"&"_s, u"&&"_s)));
    m_startOver->setAccessibleName(tr("Not %1? Start over").arg(m_session.name()));
}

} // namespace lectern::student
