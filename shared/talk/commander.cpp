// SPDX-License-Identifier: GPL-3.0-or-later
// What is said, and the commands that need nothing of the server but that. Those that ask it: commanderasks.cpp.
#include "shared/talk/commander.h"

#include "shared/talk/commandtable.h"
#include "shared/talk/inquiriesmodel.h"
#include "shared/talk/ownhand.h"
#include "shared/talk/panes.h"
#include "shared/talk/speaker.h"

#include <QLocale>

#include <utility>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;
using protocol::MessageKind;
using protocol::RoomKind;

Commander::Commander(const Parts &parts, protocol::Role role, QObject *parent)
    : QObject(parent), m_parts(parts), m_role(role), m_addressees(parts.requester, parts.people) {
    connect(&parts.speaker, &Speaker::said, this, &Commander::done);
    connect(&parts.speaker, &Speaker::refused, this, &Commander::refuse);
    connect(&parts.inquiries, &InquiriesModel::asked, this, [this] {
        if (std::exchange(m_isInquiring, false)) // else it was asked elsewhere
            Q_EMIT done();
    });
    connect(&parts.inquiries, &InquiriesModel::askRefused, this, [this](const protocol::Error &error) {
        if (std::exchange(m_isInquiring, false))
            refuse(error);
    });
    connect(&parts.panes, &Panes::opened, this, [this](RoomId room) {
        const QString name = m_parts.panes.room(room)->name;
        if (!m_wantedRoom.isEmpty() && name == m_wantedRoom.simplified()) {
            m_wantedRoom.clear();
            Q_EMIT paneWanted(room);
        }
    });
}

void Commander::startOver() {
    m_addressees.startOver();
    m_wantedRoom.clear();
    m_clock = Clock::None;
    m_wantsMembers = false;
    m_isInquiring = false;
}

void Commander::typed(const QString &text, RoomId pane, MessageKind kind) {
    m_pane = pane;
    m_kind = kind;
    const Command command = parseTyped(text, {m_role, QLocale(), QDateTime::currentDateTime()});
    std::visit([this](const auto &wish) { run(wish); }, command);
}

// ---- saying ----

void Commander::run(const command::Say &wish) {
    const protocol::Room *room = m_parts.panes.room(m_pane);
    if (!room)
        refuseWithoutRoom();
    else if (m_parts.panes.isBlank(m_pane))
        m_parts.speaker.say({{}, room->partner, MessageKind::Message, wish.text, {}});
    else
        m_parts.speaker.say(
            {m_pane, {}, room->kind == RoomKind::Class ? m_kind : MessageKind::Message, wish.text, {}});
}

void Commander::refuseWithoutRoom() { Q_EMIT refused(tr("You are not in this room any more.")); }

void Commander::run(const command::SayToClass &wish) {
    const RoomId room = m_parts.panes.classRoom();
    if (!room) {
        Q_EMIT refused(tr("Not connected: wait until the connection is back."));
        return;
    }
    Q_EMIT paneWanted(room);
    if (wish.text.isEmpty())
        Q_EMIT done();
    else
        m_parts.speaker.say({room, {}, MessageKind::Message, wish.text, {}});
}

void Commander::run(const command::SayTo &wish) {
    withPeople({wish.name}, [this, text = wish.text](const std::vector<protocol::Member> &people) {
        Q_EMIT paneWanted(m_parts.panes.openDirect(people.front().seat, people.front().name));
        m_parts.speaker.say({{}, people.front().seat, MessageKind::Message, text, {}});
    });
}

// ---- what this program does by itself ----

void Commander::run(const command::Vote &wish) {
    const QString why = m_voter ? m_voter(wish.choice) : tr("Only students vote.");
    if (why.isEmpty())
        Q_EMIT done();
    else
        Q_EMIT refused(why);
}

void Commander::run(const command::Search &wish) {
    Q_EMIT searchWanted(wish.text);
    Q_EMIT done();
}

void Commander::run(const command::GoTo &wish) {
    Q_EMIT goToWanted(wish.since.toMSecsSinceEpoch());
    Q_EMIT done();
}

void Commander::run(const command::Help &wish) {
    QStringList lines;
    for (const HelpLine &line : commandHelp(m_role, wish.command))
        lines += line.usage + u" – "_s + line.description;
    tell(lines.join(u'\n'));
    Q_EMIT done();
}

void Commander::run(const command::Quit &) {
    Q_EMIT done();
    Q_EMIT quitWanted();
}

// ---- hands and questions ----

void Commander::run(const command::RaiseHand &wish) {
    const bool up = wish.raised.value_or(!m_parts.hand.isRaised());
    m_parts.hand.setRaised(up); // what comes of it stands on its button
    Q_EMIT done();
}

void Commander::run(const command::Inquire &wish) {
    if (m_parts.inquiries.isAsking()) {
        Q_EMIT refused(
            tr("Your last question is still on its way. Wait a moment, then send this one again."));
        return;
    }
    m_isInquiring = true;
    m_parts.inquiries.inquire(wish.text, wish.anonymous);
}

} // namespace lectern::talk
