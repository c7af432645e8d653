// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/talkpanel.h"

#include "shared/talk/talk.h"
#include "shared/ui/errortext.h"
#include "shared/ui/talk/field/messagefield.h"
#include "shared/ui/talk/messages/chatview.h"
#include "shared/ui/talk/messages/pinnedannouncements.h"
#include "shared/ui/talk/panestack.h"
#include "shared/ui/talk/panetabs.h"
#include "shared/ui/talk/rooms/roomacts.h"
#include "shared/ui/talk/searchbar.h"
#include "shared/ui/talk/sincedialog.h"
#include "shared/ui/theme.h"
#include "shared/ui/tickbox.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using protocol::MessageKind;
using protocol::RoomKind;
using talk::Commander;
using talk::Panes;

namespace {
constexpr int lowLines = 18; // in less, cards and fields would leave next to nothing of the chat
}

TalkPanel::TalkPanel(talk::Talk &talk, QWidget *parent)
    : QWidget(parent),
      m_talk(talk),
      m_acts(new RoomActs(talk, this)),
      m_tabs(new PaneTabs(talk.panes(), this)),
      m_new(makeButton(u"newPaneButton"_s, tr("Write to somebody, or build a room"))),
      m_menu(makeButton(u"paneMenuButton"_s, tr("What can be done in this pane"))),
      m_stack(new PaneStack(talk.panes(), this)),
      m_pinned(new PinnedAnnouncements(talk.announcements(), this)),
      m_search(new SearchBar(talk.search(), this)),
      m_announce(new TickBox(tr("Announcement"), this)),
      m_field(new MessageField(talk.role(), this)) {
    setObjectName(u"talkPanel"_s);
    build();
    connectPanes();
    connectField();
    connectActs();
    showPane(m_tabs->current());
}

TalkPanel::~TalkPanel() = default;

void TalkPanel::build() {
    m_announce->setObjectName(u"announceTick"_s);
    m_announce->setAccessibleName(tr("Write an announcement"));
    m_announce->setToolTip(tr("It stays on top of everybody's chat until they dismiss it"));
    connect(m_new, &QToolButton::clicked, this, [this] {
        auto *menu = makeMenu(u"newPaneMenu"_s);
        m_acts->fillNewMenu(*menu);
        menu->popup(m_new->mapToGlobal(QPoint(0, m_new->height())));
    });
    connect(m_menu, &QToolButton::clicked, this,
            [this] { openMenu(m_tabs->current(), m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });
    drawSigns();

    auto *top = new QHBoxLayout;
    top->setSpacing(space / 2);
    top->addWidget(m_tabs, 1);
    top->addWidget(m_new);
    top->addWidget(m_menu);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space, 0, 0);
    column->setSpacing(space);
    column->addLayout(top);
    column->addWidget(m_pinned);
    column->addWidget(m_search);
    column->addWidget(m_stack, 1);
    column->addWidget(m_announce);
    column->addWidget(m_field);
}

QToolButton *TalkPanel::makeButton(const QString &name, const QString &words) {
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setAccessibleName(words);
    button->setToolTip(words);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

// The signs are as large as the text, and have its colour.
void TalkPanel::drawSigns() {
    const int side = fontMetrics().height();
    for (QToolButton *button : {m_new, m_menu}) {
        button->setIconSize({side, side});
        button->setIcon(icon(button == m_new ? u"plus"_s : u"ellipsis-vertical"_s,
                             palette().color(QPalette::ButtonText)));
    }
}

void TalkPanel::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        drawSigns();
}

void TalkPanel::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

QMenu *TalkPanel::makeMenu(const QString &name) {
    auto *menu = new QMenu(this);
    menu->setObjectName(name);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

void TalkPanel::connectPanes() {
    m_stack->setMayDelete([this](RoomId room) { return m_acts->mayManage(room); });
    connect(m_tabs, &PaneTabs::chosen, this, &TalkPanel::showPane);
    connect(m_tabs, &PaneTabs::menuWanted, this, &TalkPanel::openMenu);
    connect(m_stack, &PaneStack::deleteWanted, m_acts, &RoomActs::remove);
    Panes &panes = m_talk.panes();
    connect(&panes, &Panes::replaced, m_field, &MessageField::movePane);
    connect(m_tabs, &PaneTabs::removed, m_field, &MessageField::forgetPane);
    connect(m_tabs, &PaneTabs::died, this, &TalkPanel::showWhy);
    connect(&panes, &Panes::unreadChanged, this, [this] { Q_EMIT unreadChanged(unread()); });
    connect(&panes, &Panes::startedOver, this, [this] {
        m_field->startOver(); // what was written in another class is none of this one's
        Q_EMIT unreadChanged(0);
    });
}

void TalkPanel::connectField() {
    Commander &commander = m_talk.commander();
    m_field->setPeople([this] { return m_talk.people().names(); });
    connect(m_field, &MessageField::sendWanted, this, [this](const QString &text) {
        const bool announces = m_announce->isVisibleTo(this) && m_announce->isChecked();
        m_talk.commander().typed(text, m_tabs->current(),
                                 announces ? MessageKind::Announcement : MessageKind::Message);
    });
    connect(&commander, &Commander::done, this, [this] {
        m_announce->setChecked(false);
        m_field->accepted();
    });
    connect(&commander, &Commander::refused, m_field, &MessageField::refused);
    connect(&commander, &Commander::failed, this,
            [this](const protocol::Error &error) { m_field->refused(errorText(error)); });
    connect(&commander, &Commander::slowedDown, this, [this](double seconds) {
        m_field->refused({});
        m_field->setWaiting(seconds);
    });
    connect(m_field, &MessageField::withdrawn, this, [this] { m_talk.speaker().withdraw(); });
    connect(&commander, &Commander::paneWanted, m_tabs, &PaneTabs::choose);
    connect(&commander, &Commander::quitWanted, this, &TalkPanel::quitWanted);
    connect(&m_talk, &talk::Talk::whyNotTalkChanged, this, &TalkPanel::showWhy);
    connect(&m_talk.speaker(), &talk::Speaker::waitingChanged, this, &TalkPanel::showWhy);
}

void TalkPanel::connectActs() {
    connect(m_acts, &RoomActs::writeWanted, this, &TalkPanel::writeTo);
    connect(m_acts, &RoomActs::searchWanted, this, &TalkPanel::search);
    connect(m_acts, &RoomActs::sinceWanted, this, &TalkPanel::askSince);
    connect(&m_talk.commander(), &Commander::searchWanted, this,
            [this](const QString &text) { m_search->open(m_tabs->current(), text); });
    connect(&m_talk.commander(), &Commander::goToWanted, this, &TalkPanel::goTo);
    connect(m_search, &SearchBar::landWanted, this, [this](MessageId message) {
        if (talk::PaneModel *model = m_talk.panes().model(m_tabs->current()))
            model->goTo(message);
    });
    connect(m_search, &SearchBar::opened, this, &TalkPanel::arrange);
    connect(m_search, &SearchBar::closed, this, [this] {
        arrange();
        takeFocus();
    });
}

// ---- the pane that is open ----

void TalkPanel::showPane(RoomId pane) {
    m_stack->show(pane);
    m_field->setPane(pane);
    m_field->setPrompt(prompt(pane));
    if (!m_search->isHidden())
        m_search->close(); // what it found stands in the other one
    arrange();
    showWhy();
}

bool TalkPanel::isIn(RoomKind kind) const {
    const protocol::Room *room = m_talk.panes().room(m_tabs->current());
    return room && room->kind == kind;
}

// Where it is low, what is said comes first; and where two are by themselves, what they say.
void TalkPanel::arrange() {
    const bool isLow = height() < lowLines * fontMetrics().lineSpacing();
    const bool isForSearch = isLow && !m_search->isHidden();
    m_pinned->setBrief(isLow || isIn(RoomKind::Direct));
    m_pinned->setAside(isForSearch);
    m_announce->setVisible(m_talk.isTeacher() && isIn(RoomKind::Class) && !isForSearch);
    m_field->setVisible(!isForSearch);
}

QString TalkPanel::prompt(RoomId pane) const {
    const protocol::Room *room = m_talk.panes().room(pane);
    if (!room)
        return tr("Message");
    switch (room->kind) {
    case RoomKind::Class:
        return tr("Message the class");
    case RoomKind::Direct:
        return tr("Message %1").arg(room->name);
    case RoomKind::Separate:
    case RoomKind::Other:
        break;
    }
    return tr("Message the room %1").arg(room->name);
}

void TalkPanel::showWhy() {
    m_field->setBlocked(m_tabs->isDead()
                            ? tr("This room is gone. What you typed is still here, to be copied.")
                            : m_talk.whyNotTalk(m_tabs->current()));
    m_field->setUnsent(m_talk.speaker().isWaiting());
}

void TalkPanel::openMenu(RoomId pane, const QPoint &at) {
    if (!m_talk.panes().room(pane))
        return;
    m_tabs->choose(pane); // the menu is about what one sees
    auto *menu = makeMenu(u"paneMenu"_s);
    m_acts->fillRoomMenu(*menu, pane);
    menu->popup(at);
}

void TalkPanel::goTo(qint64 since) {
    if (talk::PaneModel *model = m_talk.panes().model(m_tabs->current()))
        model->goTo(since);
}

void TalkPanel::askSince() {
    auto *dialog = new SinceDialog(this);
    connect(dialog, &SinceDialog::chosen, this, &TalkPanel::goTo);
    dialog->open();
}

// ---- what others want of it ----

void TalkPanel::takeFocus() {
    if (m_field->isHidden())
        m_search->close(); // comes back here
    else
        m_field->takeFocus();
}

void TalkPanel::search() { m_search->open(m_tabs->current()); }

void TalkPanel::writeTo(SeatId person) {
    if (person == m_talk.ownSeat())
        return;
    m_tabs->choose(m_talk.panes().openDirect(person, m_talk.nameOf(person)));
    takeFocus();
}

void TalkPanel::invite(SeatId person) { m_acts->invite(m_tabs->current(), person); }

void TalkPanel::chooseNext(int step) { m_tabs->chooseNext(step); }

int TalkPanel::unread() const {
    int unread = 0;
    for (const RoomId room : m_talk.panes().rooms())
        unread += m_talk.panes().model(room)->unread();
    return unread;
}

} // namespace lectern::ui
