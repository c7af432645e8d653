// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/connectionbadge.h"

#include "shared/ui/alert.h"
#include "shared/ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using client::LinkState;

ConnectionBadge::ConnectionBadge(client::Connection &connection, QWidget *parent)
    : QWidget(parent),
      m_connection(connection),
      m_sign(new QLabel(this)),
      m_text(plainLabel({}, this)),
      m_retry(new QPushButton(tr("Try now"), this)) {
    setObjectName(u"connectionBadge"_s);
    m_sign->setObjectName(u"badgeSign"_s);
    m_text->setObjectName(u"badgeText"_s);
    m_retry->setObjectName(u"retryLink"_s);
    m_retry->setFlat(true);
    m_retry->setAccessibleName(tr("Try to reconnect now"));
    setTextColor(m_retry, accentColor(palette()));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space);
    row->addWidget(m_sign);
    row->addWidget(m_text);
    row->addWidget(m_retry);

    connect(m_retry, &QPushButton::clicked, &m_connection, &client::Connection::retryNow);
    connect(&m_connection, &client::Connection::retryCountdown, this, &ConnectionBadge::showState);
    connect(&m_connection, &client::Connection::stateChanged, this, &ConnectionBadge::tell);
    showState();
}

void ConnectionBadge::tell() {
    showState();
    announce(this);
}

void ConnectionBadge::showState() {
    const LinkState state = m_connection.state();
    const bool good = state == LinkState::Ready;
    const bool off = state == LinkState::Idle || state == LinkState::Reconnecting;
    const QColor color = good  ? choiceColor(u"yes"_s, palette())
                         : off ? choiceColor(u"no"_s, palette())
                               : mutedTextColor(palette());
    const int side = fontMetrics().height();
    m_sign->setPixmap(
        icon(off ? u"wifi-off"_s : u"wifi"_s, color).pixmap(QSize(side, side), devicePixelRatioF()));
    m_text->setText(stateText());
    setTextColor(m_text, color);
    m_retry->setVisible(state == LinkState::Reconnecting && m_connection.secondsToRetry() > 0);
    setAccessibleName(stateText());
    setAccessibleDescription(details());
    setToolTip(plainToolTip(details()));
}

void ConnectionBadge::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        showState();
}

QString ConnectionBadge::stateText() const {
    switch (m_connection.state()) {
    case LinkState::Connecting:
        return tr("Connecting");
    case LinkState::Ready:
        return tr("Connected");
    case LinkState::Waiting:
        return tr("Waiting for the server");
    case LinkState::Reconnecting:
        if (const int seconds = m_connection.secondsToRetry(); seconds > 0)
            return tr("Reconnecting in %1 s").arg(seconds);
        return tr("Reconnecting: trying now");
    case LinkState::Idle:
        break;
    }
    return tr("Not connected");
}

QString ConnectionBadge::details() const {
    if (m_connection.server().host.isEmpty())
        return {};
    QStringList lines{tr("Server: %1").arg(m_connection.server().toString())};
    if (m_connection.since().isValid()) {
        const QString since =
            QLocale().toString(m_connection.since().toLocalTime().time(), QLocale::ShortFormat);
        lines << tr("%1 since %2").arg(stateText(), since);
    }
    lines << (m_connection.isEncrypted() ? tr("Encrypted")
                                         : tr("Not encrypted: others on the network can read along"));
    return lines.join(QLatin1Char('\n'));
}

} // namespace lectern::ui
