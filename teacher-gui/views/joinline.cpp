// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/joinline.h"

#include "shared/ui/alert.h"
#include "shared/ui/theme.h"

#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

JoinLine::JoinLine(QWidget *parent)
    : QWidget(parent),
      m_label(ui::plainLabel({}, this)),
      m_copy(new QPushButton(tr("Copy"), this)),
      m_card(new QPushButton(this)),
      m_others(new QToolButton(this)),
      m_menu(new QMenu(this)) {
    m_label->setObjectName(u"joinLabel"_s);
    makeCopy();
    makeCard();
    makeMenu();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(ui::space);
    row->addWidget(m_label);
    row->addWidget(m_copy);
    row->addWidget(m_card);
    row->addWidget(m_others);
    dress();
}

void JoinLine::makeCopy() {
    m_copy->setObjectName(u"copyJoinButton"_s);
    m_copy->setAccessibleName(tr("Copy the join address"));
    m_copy->setToolTip(tr("Copy the join address"));
    connect(m_copy, &QPushButton::clicked, this, &JoinLine::copy);
    m_copied.setSingleShot(true);
    m_copied.setInterval(2s);
    connect(&m_copied, &QTimer::timeout, this, [this] {
        m_copy->setText(tr("Copy"));
        m_copy->setAccessibleName(tr("Copy the join address"));
    });
}

void JoinLine::makeCard() {
    m_card->setObjectName(u"joinCardButton"_s);
    m_card->setAccessibleName(tr("Show how to join"));
    m_card->setToolTip(tr("Show how to join: QR code and the server's words"));
    connect(m_card, &QPushButton::clicked, this, &JoinLine::cardWanted);
}

void JoinLine::makeMenu() {
    m_menu->setObjectName(u"joinMenu"_s);
    m_menu->setAccessibleName(tr("Addresses of this computer"));
    m_others->setObjectName(u"joinMenuButton"_s);
    m_others->setAutoRaise(true);
    m_others->setAccessibleName(tr("Other addresses of this computer"));
    m_others->setToolTip(tr("Other addresses of this computer"));
    m_others->installEventFilter(this);
    m_others->hide();
    connect(m_others, &QToolButton::clicked, this, &JoinLine::openMenu);
}

// A tool button by itself listens to the space bar only.
bool JoinLine::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        openMenu();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void JoinLine::openMenu() {
    Q_EMIT menuWanted();
    QPoint corner = m_others->mapToGlobal(m_others->rect().bottomLeft());
    if (isRightToLeft())
        corner.rx() += m_others->width() - m_menu->sizeHint().width();
    m_menu->popup(corner);
    for (QAction *action : m_menu->actions()) {
        if (action->isChecked())
            m_menu->setActiveAction(action); // where the arrow keys start
    }
}

void JoinLine::dress() {
    const QColor color = palette().color(QPalette::ButtonText);
    const int side = fontMetrics().ascent();
    m_copy->setIconSize({side * 3 / 2, side}); // Fusion sets the word too close to it
    m_others->setIconSize({side, side});
    m_copy->setIcon(ui::icon(u"copy"_s, color));
    const int tall = fontMetrics().height(); // its squares want more pixels
    m_card->setIconSize({tall, tall});
    m_card->setIcon(ui::icon(u"qr-code"_s, color));
    m_others->setIcon(ui::icon(u"chevron-down"_s, color));
    // Nothing beside it moves when it says "Copied".
    const QString text = m_copy->text();
    m_copy->setMinimumWidth(0);
    int widest = 0;
    for (const QString &word : {tr("Copy"), tr("Copied")}) {
        m_copy->setText(word);
        widest = qMax(widest, m_copy->sizeHint().width());
    }
    m_copy->setText(text);
    m_copy->setMinimumWidth(widest);
}

void JoinLine::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

void JoinLine::setAddresses(const QStringList &addresses) {
    const QString shown = addresses.contains(m_chosen) ? m_chosen : addresses.value(0);
    m_menu->clear();
    delete m_menu->findChild<QActionGroup *>();
    auto *group = new QActionGroup(m_menu);
    for (const QString &address : addresses) {
        QAction *action = m_menu->addAction(address);
        action->setCheckable(true);
        group->addAction(action);
        action->setChecked(address == shown);
        connect(action, &QAction::triggered, this, [this, address] { choose(address); });
    }
    m_others->setVisible(addresses.size() > 1);
    showAddress(shown);
}

void JoinLine::choose(const QString &address) {
    m_chosen = address;
    showAddress(address);
}

void JoinLine::showAddress(const QString &address) {
    if (address == m_address)
        return;
    m_address = address;
    m_label->setText(tr("Join: %1").arg(address));
    m_label->setToolTip(ui::plainToolTip(tr("Students join at this address: %1").arg(address)));
    Q_EMIT addressChanged(address);
}

void JoinLine::copy() {
    QGuiApplication::clipboard()->setText(m_address);
    m_copy->setText(tr("Copied"));
    m_copy->setAccessibleName(tr("Copied: %1").arg(m_address));
    ui::announce(m_copy);
    m_copied.start();
}

} // namespace lectern::teacher
