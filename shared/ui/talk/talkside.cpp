// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/talkside.h"

#include "shared/talk/handsmodel.h"
#include "shared/talk/talk.h"
#include "shared/ui/talk/inquiries/inquiriespanel.h"
#include "shared/ui/talk/people/handspanel.h"
#include "shared/ui/talk/people/peoplepanel.h"
#include "shared/ui/talk/rooms/roomacts.h"
#include "shared/ui/talk/talkpanel.h"

#include <QLocale>
#include <QTabBar>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

TalkSide::TalkSide(talk::Talk &talk, QWidget *parent)
    : QTabWidget(parent),
      m_talk(talk),
      m_people(new PeoplePanel(talk.people(), &talk.finder(), talk.role(), this)),
      m_chat(new TalkPanel(talk, this)),
      m_inquiries(new InquiriesPanel(talk.inquiries(), this)) {
    setObjectName(u"sideTabs"_s);
    setAccessibleName(tr("People, chat and questions"));
    setDocumentMode(true);
    tabBar()->setExpanding(false);
    addPanels();
    connectPeople();
    connect(m_chat, &TalkPanel::unreadChanged, this, &TalkSide::showCounts);
    connect(m_chat, &TalkPanel::quitWanted, this, &TalkSide::quitWanted);
    connect(&talk.inquiries(), &talk::InquiriesModel::openCountChanged, this, &TalkSide::showCounts);
    connect(m_inquiries, &InquiriesPanel::projectWanted, this, &TalkSide::projectWanted);
    connect(&talk.hand(), &talk::OwnHand::refused, &m_chat->acts(), &RoomActs::explain);
    showCounts();
}

// A teacher looks at the people first, a student at what is said.
void TalkSide::addPanels() {
    if (m_talk.isTeacher()) {
        auto *hands = new talk::HandsModel(m_talk.people(), this);
        m_hands = new HandsPanel(*hands, this);
        addTab(m_people, {});
        addTab(m_chat, {});
        addTab(m_hands, {});
        addTab(m_inquiries, {});
        connectHands();
    } else {
        addTab(m_chat, {});
        addTab(m_inquiries, {});
        addTab(m_people, {});
    }
}

void TalkSide::connectPeople() {
    connect(&m_talk.connection(), &client::Connection::joined, this,
            [this](const protocol::Welcome &welcome) { m_people->setOwnSeat(welcome.seat); });
    connect(m_people, &PeoplePanel::messageWanted, this, [this](SeatId seat) {
        showTab(m_chat);
        m_chat->writeTo(seat);
    });
    connect(m_people, &PeoplePanel::inviteWanted, m_chat, &TalkPanel::invite);
    RoomActs &acts = m_chat->acts();
    connect(m_people, &PeoplePanel::muteWanted, &acts, [&acts](SeatId seat, int seconds) {
        acts.ask(protocol::Mute{seat, seconds});
    });
    connect(m_people, &PeoplePanel::callWanted, &acts,
            [&acts](SeatId seat) { acts.ask(protocol::CallOn{seat}); });
    connect(m_people, &PeoplePanel::lowerHandWanted, &acts,
            [&acts](SeatId seat) { acts.ask(protocol::LowerHands{seat}); });
}

void TalkSide::connectHands() {
    RoomActs &acts = m_chat->acts();
    connect(m_hands, &HandsPanel::callWanted, &acts,
            [&acts](SeatId seat) { acts.ask(protocol::CallOn{seat}); });
    connect(m_hands, &HandsPanel::lowerWanted, &acts,
            [&acts](SeatId seat) { acts.ask(protocol::LowerHands{seat}); });
    connect(m_hands, &HandsPanel::lowerAllWanted, &acts, [&acts] { acts.ask(protocol::LowerHands{}); });
    connect(m_hands, &HandsPanel::countChanged, this, &TalkSide::showCounts);
}

void TalkSide::setReady(bool ready, const QString &why) {
    m_inquiries->setReady(ready, why);
    if (m_hands)
        m_hands->setReady(ready, why);
}

void TalkSide::label(QWidget *panel, const QString &name, int count) {
    const int tab = indexOf(panel);
    setTabText(tab, count > 0 ? tr("%1 (%2)", "tab, how many").arg(name, QLocale().toString(count)) : name);
}

void TalkSide::showCounts() {
    label(m_people, tr("People"), 0);
    label(m_chat, tr("Chat"), m_chat->unread());
    label(m_inquiries, tr("Questions"), m_talk.inquiries().openCount());
    if (m_hands)
        label(m_hands, tr("Hands"), m_hands->count());
}

void TalkSide::showTab(QWidget *panel) { setCurrentWidget(panel); }

void TalkSide::searchPeople() {
    showTab(m_people);
    m_people->takeFocus();
}

void TalkSide::write() {
    showTab(m_chat);
    m_chat->takeFocus();
}

void TalkSide::searchTalk() {
    showTab(m_chat);
    m_chat->search();
}

void TalkSide::showInquiries() {
    showTab(m_inquiries);
    m_inquiries->takeFocus();
}

void TalkSide::askTeacher() {
    showTab(m_inquiries);
    m_inquiries->ask();
}

bool TalkSide::isChatSeen() const { return isVisible() && currentWidget() == m_chat; }

} // namespace lectern::ui
