// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/connectionbadge.h"

#include "shared/ui/alert.h"
#include "shared/ui/linkbutton.h"
#include "shared/ui/theme.h"

#include <QEvent>
#include <QLocale>
#include <QStyle>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using client::LinkState;

ConnectionBadge::ConnectionBadge(client::Connection &connection, QWidget *parent)
    : QWidget(parent),
      m_connection(connection),
      m_sign(new QLabel(this)),
      m_text(plainLabel({}, this)),
      m_retry(new LinkButton(tr("Try now"), this)) {
    setObjectName(u"connectionBadge"_s);
    m_sign->setObjectName(u"badgeSign"_s);
    m_text->setObjectName(u"badgeText"_s);
    m_retry->setObjectName(u"retryLink"_s);
    m_retry->setAccessibleName(tr("Try to reconnect now"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    connect(m_retry, &QPushButton::clicked, &m_connection, &client::Connection::retryNow);
    connect(&m_connection, &client::Connection::retryCountdown, this, &ConnectionBadge::showState);
    connect(&m_connection, &client::Connection::stateChanged, this, &ConnectionBadge::tell);
    showState();
}

void ConnectionBadge::setServesOthers(bool servesOthers) {
    m_servesOthers = servesOthers;
    showState();
}

void ConnectionBadge::setNotRemembered(const QString &file) {
    m_notRemembered = file;
    showState();
}

void ConnectionBadge::tell() {
    if (m_connection.state() == LinkState::Connecting)
        m_notRemembered.clear(); // another server, perhaps
    showState();
    announce(this);
}

void ConnectionBadge::showState() {
    const LinkState state = m_connection.state();
    const bool good = state == LinkState::Ready;
    const bool off = state == LinkState::Idle || state == LinkState::Reconnecting;
    const bool open = isOpenToOthers();
    const QColor color = good && open ? warningColor(palette())
                         : good       ? choiceColor(u"yes"_s, palette())
                         : off        ? choiceColor(u"no"_s, palette())
                                      : mutedTextColor(palette());
    const QString sign = good && open ? u"circle-alert"_s : off ? u"wifi-off"_s : u"wifi"_s;
    const int side = signSide();
    m_sign->setPixmap(icon(sign, color).pixmap(QSize(side, side), devicePixelRatioF()));
    m_text->setText(stateText());
    setTextColor(m_text, color);
    m_retry->setVisible(state == LinkState::Reconnecting && m_connection.secondsToRetry() > 0);
    setAccessibleName(stateText());
    setAccessibleDescription(details());
    setToolTip(plainToolTip(details()));
    updateGeometry();
    place();
}

void ConnectionBadge::setKeepsRoom() {
    m_keepsRoom = true;
    QSizePolicy policy = sizePolicy();
    policy.setHorizontalPolicy(QSizePolicy::Expanding);
    setSizePolicy(policy);
}

int ConnectionBadge::lineHeight() const { return qMax(signSide(), m_retry->sizeHint().height()); }

int ConnectionBadge::wordsWidth() const { return signSide() + space + m_text->sizeHint().width(); }

int ConnectionBadge::widest() const {
    const auto width = [this](const QString &text) {
        return signSide() + space + fontMetrics().horizontalAdvance(text) + 2;
    };
    const int counting = width(tr("Reconnecting in %1 s").arg(99)) + space + m_retry->sizeHint().width();
    return std::max({counting, width(tr("Reconnecting: trying now")), width(tr("Waiting for the server")),
                     width(tr("Connected, not encrypted"))});
}

bool ConnectionBadge::hasTwoLines(int width) const {
    if (m_keepsRoom)
        return widest() > width;
    return !m_retry->isHidden() && sizeHint().width() > width;
}

QSize ConnectionBadge::sizeHint() const {
    if (m_keepsRoom)
        return {widest(), lineHeight()};
    return {wordsWidth() + (m_retry->isHidden() ? 0 : space + m_retry->sizeHint().width()), lineHeight()};
}

QSize ConnectionBadge::minimumSizeHint() const {
    return {qMax(signSide() + space + m_text->minimumSizeHint().width(), m_retry->sizeHint().width()),
            lineHeight()};
}

int ConnectionBadge::heightForWidth(int width) const {
    const int words = m_text->heightForWidth(qMin(m_text->sizeHint().width(), width - signSide() - space));
    const int link = m_retry->isHidden() || !hasTwoLines(width) ? 0 : lineHeight();
    return qMax(lineHeight() * (hasTwoLines(width) ? 2 : 1), words + link);
}

void ConnectionBadge::place() {
    const bool below = hasTwoLines(width());
    const QSize link = m_retry->isHidden() ? QSize() : m_retry->sizeHint();
    const int beside = below || m_retry->isHidden() ? 0 : space + link.width();
    const int words = qMin(m_text->sizeHint().width(), width() - signSide() - space - beside);
    const int start = m_keepsRoom ? width() - (signSide() + space + words + beside) : 0;
    const int tall = m_text->heightForWidth(words);
    const int line = below ? qMax(lineHeight(), tall) : height();
    const auto put = [&](QWidget *part, int x, int y, QSize size) {
        part->setGeometry(QStyle::visualRect(layoutDirection(), rect(), {QPoint(x, y), size}));
    };
    put(m_sign, start, (line - tall) / 2, {signSide(), signSide()});
    put(m_text, start + signSide() + space, (line - tall) / 2, {words, tall});
    const int linkStart = !below        ? start + signSide() + 2 * space + words
                          : m_keepsRoom ? width() - link.width()
                                        : 0;
    put(m_retry, linkStart, below ? line : (line - link.height()) / 2, link);
}

void ConnectionBadge::resizeEvent(QResizeEvent *) { place(); }

void ConnectionBadge::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::LayoutDirectionChange)
        showState();
}

QString ConnectionBadge::stateText() const {
    switch (m_connection.state()) {
    case LinkState::Connecting:
        return tr("Connecting");
    case LinkState::Ready:
        return isOpenToOthers() ? tr("Connected, not encrypted") : tr("Connected");
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
    if (const QString line = encryption(); !line.isEmpty())
        lines << line;
    if (!m_notRemembered.isEmpty())
        lines << tr("This server could not be remembered: %1 cannot be written. At the next start it is a "
                    "stranger.")
                     .arg(m_notRemembered);
    return lines.join(QLatin1Char('\n'));
}

bool ConnectionBadge::isOpenToOthers() const {
    const bool isForUsAlone = m_connection.isOnThisComputer() && !m_servesOthers;
    return isInClass() && !m_connection.isEncrypted() && !isForUsAlone;
}

bool ConnectionBadge::isInClass() const {
    return m_connection.isReady() || m_connection.state() == LinkState::Reconnecting;
}

QString ConnectionBadge::encryption() const {
    if (!isInClass())
        return {};
    if (const auto fingerprint = m_connection.fingerprint())
        return tr("Encrypted. The server's words: %1").arg(fingerprint->words().join(QLatin1Char(' ')));
    return isOpenToOthers() ? tr("Not encrypted: others on the network can read and change what is sent")
                            : tr("Not encrypted (this computer only)");
}

} // namespace lectern::ui
