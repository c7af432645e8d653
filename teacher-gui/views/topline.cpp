// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/topline.h"

#include "shared/ui/connectionbadge.h"
#include "shared/ui/flowlayout.h"
#include "shared/ui/theme.h"
#include "teacher-gui/joinwatcher.h"
#include "teacher-gui/views/joincard.h"
#include "teacher-gui/views/joinline.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QHostAddress>

#include <algorithm>
#include <utility>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

TopLine::TopLine(client::Connection &connection, QWidget *parent)
    : QWidget(parent),
      m_connection(connection),
      m_class(ui::plainLabel({}, this)),
      m_join(new JoinLine(this)),
      m_watcher(new JoinWatcher(connection, this)),
      m_here(ui::plainLabel({}, this)),
      m_badge(new ui::ConnectionBadge(connection, this)) {
    m_class->setObjectName(u"classNameLabel"_s);
    m_here->setObjectName(u"hereLabel"_s);
    ui::setScaledFont(m_class, 1.0, true);

    connect(m_watcher, &JoinWatcher::changed, m_join, &JoinLine::setAddresses);
    connect(m_join, &JoinLine::menuWanted, m_watcher, &JoinWatcher::refresh);
    connect(m_join, &JoinLine::addressChanged, this, &TopLine::invite);
    connect(m_join, &JoinLine::cardWanted, this, &TopLine::showJoinCard);
    connect(&connection, &client::Connection::joined, this, &TopLine::invite); // another server, perhaps

    auto *end = new QWidget(this);
    auto *endRow = new QHBoxLayout(end);
    endRow->setContentsMargins({});
    endRow->setSpacing(3 * ui::space);
    endRow->addWidget(m_here);
    endRow->addWidget(m_badge);

    auto *row = new ui::FlowLayout(this);
    row->setContentsMargins({});
    row->setSpacing(3 * ui::space);
    row->addWidget(m_class);
    row->addWidget(m_join);
    row->addWidget(end);
    setHere(0);
}

TopLine::~TopLine() = default;

void TopLine::setClassName(const QString &name) {
    m_class->setText(name);
    m_class->setToolTip(ui::plainToolTip(name));
}

void TopLine::setListen(const QStringList &addresses) {
    m_watcher->setListen(addresses);
    const auto isLoopback = [](const QString &address) { return QHostAddress(address).isLoopback(); };
    m_servesOthers = addresses.isEmpty() || !std::ranges::all_of(addresses, isLoopback);
    m_badge->setServesOthers(m_servesOthers);
    invite();
}

void TopLine::copyJoinAddress() { m_join->copy(); }

void TopLine::invite() {
    const bool alone = m_connection.isOnThisComputer() && !m_servesOthers;
    const Invitation now{m_join->address(), m_connection.fingerprint(), alone};
    if (std::exchange(m_invitation, now) != now)
        Q_EMIT invitationChanged(now);
}

void TopLine::showJoinCard() {
    if (!m_card) {
        m_card = new JoinCard(window());
        m_card->setInvitation(m_invitation);
        connect(this, &TopLine::invitationChanged, m_card, &JoinCard::setInvitation);
    }
    m_card->present();
}

// Nobody joins what has ended.
void TopLine::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    if (m_card && !event->spontaneous())
        m_card->close();
}

void TopLine::setHere(int here) { m_here->setText(tr("Students: %L1 here").arg(here)); }

} // namespace lectern::teacher
