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
#include <utility>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {
// What is more is scrolled. The talk below is to be seen.
constexpr int leastLines = 3;
constexpr int mostLines = 10;
constexpr double mostOfChat = 0.4;
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
    parent->installEventFilter(this);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_others = !m_others;
        showCards();
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
            connect(card, &AnnouncementCard::allWanted, this, &PinnedAnnouncements::showCards);
            connect(card, &AnnouncementCard::dismissWanted, &m_announcements, &talk::Announcements::dismiss,
                    Qt::QueuedConnection); // the card goes with it
            m_column->insertWidget(static_cast<int>(cards.size()), card);
        }
        cards.push_back(card);
    }
    for (AnnouncementCard *card : m_cards) {
        if (std::ranges::find(cards, card) == cards.end())
            delete card;
    }
    m_cards = cards;
    showCards();
    if (isNews)
        announce(cards.front());
}

void PinnedAnnouncements::showCards() {
    const auto others = static_cast<int>(m_cards.size()) - 1;
    m_others = m_others && others > 0;
    for (AnnouncementCard *card : m_cards) {
        const bool isNewest = card == m_cards.front();
        card->setBrief(m_brief);
        card->setOthers(m_brief && isNewest ? others : 0);
        card->setVisible(isNewest || (m_brief ? m_cards.front()->showsAll() : m_others));
    }
    m_more->setVisible(others > 0 && !m_brief);
    m_more->setText(m_others ? tr("Only the newest") : tr("%L1 more").arg(others));
    m_more->setAccessibleName(m_others ? tr("Show only the newest announcement")
                                       : tr("Show %L1 more announcements").arg(others));
    setVisible(!m_cards.empty() && !m_aside);
    fit();
}

void PinnedAnnouncements::setBrief(bool brief) {
    if (std::exchange(m_brief, brief) != brief)
        showCards();
}

void PinnedAnnouncements::setAside(bool aside) {
    if (std::exchange(m_aside, aside) != aside)
        showCards();
}

// As high as its content, up to a limit.
void PinnedAnnouncements::fit() {
    if (m_cards.empty())
        return;
    m_column->activate();
    const int line = fontMetrics().lineSpacing();
    const int share = static_cast<int>(mostOfChat * parentWidget()->height());
    const int limit = qBound(leastLines * line, share, mostLines * line);
    const int whole = qMax(m_column->totalHeightForWidth(width()), m_column->totalMinimumSize().height());
    setFixedHeight(qMin(limit, whole));
}

bool PinnedAnnouncements::eventFilter(QObject *watched, QEvent *event) {
    const bool done = QScrollArea::eventFilter(watched, event);
    const bool isPages = watched == m_page && event->type() == QEvent::LayoutRequest;
    if (isPages || (watched == parentWidget() && event->type() == QEvent::Resize))
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
