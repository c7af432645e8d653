// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/topline.h"

#include "shared/ui/connectionbadge.h"
#include "shared/ui/flowlayout.h"
#include "shared/ui/theme.h"

#include <QActionGroup>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

TopLine::TopLine(client::Connection &connection, QWidget *parent)
    : QWidget(parent),
      m_class(ui::plainLabel({}, this)),
      m_join(ui::plainLabel({}, this)),
      m_copy(new QPushButton(tr("Copy"), this)),
      m_others(new QToolButton(this)),
      m_menu(new QMenu(this)),
      m_here(ui::plainLabel({}, this)) {
    m_class->setObjectName(u"classNameLabel"_s);
    m_join->setObjectName(u"joinLabel"_s);
    m_here->setObjectName(u"hereLabel"_s);
    QFont bold;
    bold.setBold(true);
    m_class->setFont(bold);

    auto *end = new QWidget(this);
    auto *endRow = new QHBoxLayout(end);
    endRow->setContentsMargins({});
    endRow->setSpacing(3 * ui::space);
    endRow->addWidget(m_here);
    endRow->addWidget(new ui::ConnectionBadge(connection, end));

    auto *row = new ui::FlowLayout(this);
    row->setContentsMargins({});
    row->setSpacing(3 * ui::space);
    row->addWidget(m_class);
    row->addWidget(makeJoin());
    row->addWidget(end);
    setHere(0);
}

QWidget *TopLine::makeJoin() {
    m_copy->setObjectName(u"copyJoinButton"_s);
    setIcon();
    m_copy->setAccessibleName(tr("Copy the join address"));
    m_copy->setToolTip(tr("Copy the join address"));
    connect(m_copy, &QPushButton::clicked, this, &TopLine::copyJoinAddress);
    m_copied.setSingleShot(true);
    m_copied.setInterval(2s);
    connect(&m_copied, &QTimer::timeout, this, [this] { m_copy->setText(tr("Copy")); });

    m_others->setObjectName(u"joinMenuButton"_s);
    m_others->setArrowType(Qt::DownArrow);
    m_others->setAutoRaise(true);
    connect(m_others, &QToolButton::clicked, this,
            [this] { m_menu->popup(m_others->mapToGlobal(m_others->rect().bottomLeft())); });
    m_others->setAccessibleName(tr("Other addresses of this computer"));
    m_others->setToolTip(tr("Other addresses of this computer"));

    auto *join = new QWidget(this);
    auto *row = new QHBoxLayout(join);
    row->setContentsMargins({});
    row->setSpacing(ui::space);
    row->addWidget(m_join);
    row->addWidget(m_copy);
    row->addWidget(m_others);
    return join;
}

void TopLine::setIcon() { m_copy->setIcon(ui::icon(u"copy"_s, palette().color(QPalette::ButtonText))); }

void TopLine::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setIcon();
}

void TopLine::setClassName(const QString &name) {
    m_class->setText(name);
    m_class->setToolTip(ui::plainToolTip(name));
}

void TopLine::setJoinAddresses(const QStringList &addresses) {
    m_menu->clear();
    delete m_menu->findChild<QActionGroup *>();
    auto *group = new QActionGroup(m_menu);
    for (const QString &address : addresses) {
        QAction *action = m_menu->addAction(address);
        action->setCheckable(true);
        group->addAction(action);
        action->setChecked(address == addresses.first());
        connect(action, &QAction::triggered, this, [this, address] { chooseAddress(address); });
    }
    m_others->setVisible(addresses.size() > 1);
    chooseAddress(addresses.value(0));
}

void TopLine::chooseAddress(const QString &address) {
    m_address = address;
    m_join->setText(tr("Join: %1").arg(address));
    Q_EMIT joinAddressChanged(address);
}

void TopLine::copyJoinAddress() {
    QGuiApplication::clipboard()->setText(m_address);
    m_copy->setText(tr("Copied"));
    m_copied.start();
}

void TopLine::setHere(int here) { m_here->setText(tr("%Ln here", nullptr, here)); }

} // namespace lectern::teacher
