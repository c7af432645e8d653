// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/pinnedannouncements.h"

#include "shared/talk/announcements.h"
#include "shared/ui/alert.h"
#include "shared/ui/linkbutton.h"
#include "shared/ui/talk/messages/announcementcard.h"
#include "shared/ui/theme.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {
// Of the whole; what is more is scrolled. The talk below is to be seen.
constexpr int leastLines = 3;
constexpr int mostLines = 10;
constexpr double mostOfWindow = 0.4;
} // namespace

PinnedAnnouncements::PinnedAnnouncements(talk::Announcements &announcements, QWidget *parent)
    : QScrollArea(parent),
      m_announcements(announcements),
      m_page(new QWidget),
      m_column(new QVBoxLayout(m_page)),
      m_more(new LinkButton({}, m_page)) {
    setObjectName(u"pinnedAnnouncements"_s);
    setAccessibleName(tr("Announcements"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // what is in it can be reached
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_column->setContentsMargins({});
    m_column->setSpacing(space / 2);
    m_more->setObjectName(u"moreAnnouncementsButton"_s);
    m_more->setAutoDefault(false);
    m_column->addWidget(m_more, 0, Qt::AlignLeft);
    setWidget(m_page);
    m_page->installEventFilter(this);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_others = !m_others;
        renew();
    });
    connect(&announcements, &talk::Announcements::changed, this, &PinnedAnnouncements::renew);
    renew();
}

AnnouncementCard *PinnedAnnouncements::cardOf(MessageId message) const {
    const auto found = std::ranges::find(m_cards, message, &AnnouncementCard::message);
    return found == m_cards.end() ? nullptr : *found;
}

// Cards that stay keep what was opened in them, and the focus.
void PinnedAnnouncements::renew() {
    const auto &pinned = m_announcements.pinned();
    const bool isNews = !pinned.empty() && !cardOf(pinned.front().message);
    std::vector<AnnouncementCard *> cards;
    for (const protocol::Message &message : pinned) {
        AnnouncementCard *card = cardOf(message.message);
        if (!card) {
            card = new AnnouncementCard(message, m_page);
            connect(card, &AnnouncementCard::dismissWanted, &m_announcements, &talk::Announcements::dismiss,
                    Qt::QueuedConnection); // the card goes with it
            m_column->insertWidget(static_cast<int>(cards.size()), card);
        }
        card->setVisible(cards.empty() || m_others);
        cards.push_back(card);
    }
    for (AnnouncementCard *card : m_cards) {
        if (std::ranges::find(cards, card) == cards.end())
            delete card;
    }
    m_cards = cards;
    const auto others = static_cast<int>(cards.size()) - 1;
    m_others = m_others && others > 0;
    m_more->setVisible(others > 0);
    m_more->setText(m_others ? tr("Only the newest") : tr("%L1 more").arg(others));
    m_more->setAccessibleName(m_others ? tr("Show only the newest announcement")
                                       : tr("Show %L1 more announcements").arg(others));
    setVisible(!cards.empty());
    fit();
    if (isNews)
        announce(cards.front());
}

// As high as its content, up to a limit.
void PinnedAnnouncements::fit() {
    if (m_cards.empty())
        return;
    m_column->activate();
    const int line = fontMetrics().lineSpacing();
    const int share = static_cast<int>(mostOfWindow * window()->height());
    const int limit = qBound(leastLines * line, share, mostLines * line);
    const int whole = qMax(m_column->totalHeightForWidth(width()), m_column->totalMinimumSize().height());
    setFixedHeight(qMin(limit, whole));
}

bool PinnedAnnouncements::eventFilter(QObject *watched, QEvent *event) {
    const bool done = QScrollArea::eventFilter(watched, event);
    if (watched == m_page && event->type() == QEvent::LayoutRequest)
        fit();
    return done;
}

void PinnedAnnouncements::resizeEvent(QResizeEvent *event) {
    QScrollArea::resizeEvent(event);
    fit();
}

void PinnedAnnouncements::changeEvent(QEvent *event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace lectern::ui
