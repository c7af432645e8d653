// SPDX-License-Identifier: GPL-3.0-or-later
// All that a program knows of the talk in its class: makes the parts, and brings to each what comes from the server.
#pragma once

#include "shared/client/requester.h"
#include "shared/talk/announcements.h"
#include "shared/talk/commander.h"
#include "shared/talk/inquiriesmodel.h"
#include "shared/talk/ownhand.h"
#include "shared/talk/panes.h"
#include "shared/talk/peoplefinder.h"
#include "shared/talk/peoplemodel.h"
#include "shared/talk/presencewords.h"
#include "shared/talk/searchmodel.h"
#include "shared/talk/speaker.h"
#include "shared/talk/talkpolicy.h"

#include <QHash>
#include <QObject>

namespace lectern::talk {

class Talk : public QObject {
    Q_OBJECT

public:
    Talk(client::Connection &connection, protocol::Role role, QObject *parent = nullptr);

    protocol::Role role() const { return m_role; }
    bool isTeacher() const { return m_role == protocol::Role::Teacher; }
    SeatId ownSeat() const { return m_connection.welcome().seat; }
    QString ownName() const { return m_connection.welcome().name; }
    client::Connection &connection() { return m_connection; }

    client::Requester &requester() { return m_requester; }
    PeopleModel &people() { return m_people; }
    PeopleFinder &finder() { return m_finder; }
    Panes &panes() { return m_panes; }
    const TalkPolicy &policy() const { return m_policy; }
    OwnHand &hand() { return m_hand; }
    InquiriesModel &inquiries() { return m_inquiries; }
    SearchModel &search() { return m_search; }
    Announcements &announcements() { return m_announcements; }
    Commander &commander() { return m_commander; }
    Speaker &speaker() { return m_speaker; }

    QString nameOf(SeatId seat) const; // in the list, or found on the server; empty: not known
    // Why nothing can be written in that pane, as a sentence; empty: it can.
    QString whyNotTalk(RoomId pane) const;

Q_SIGNALS:
    void whyNotTalkChanged();

private:
    void receive(const protocol::ServerMessage &message);
    void takeState(client::LinkState state);
    void onJoined(const protocol::Welcome &welcome);
    QString settingsKey(const QString &what) const; // of this person in this class
    void note(RoomId pane, const QString &text, qint64 at);
    void tellTakenIn(RoomId pane);
    void tellGone(const protocol::RoomGone &room, const QString &name);

    client::Connection &m_connection;
    const protocol::Role m_role;
    client::Requester m_requester;
    PeopleModel m_people;
    PeopleFinder m_finder;
    Panes m_panes;
    Speaker m_speaker;
    TalkPolicy m_policy;
    OwnHand m_hand;
    InquiriesModel m_inquiries;
    SearchModel m_search;
    Announcements m_announcements;
    SeenStore m_seen;
    PresenceWords m_presence;
    Commander m_commander;
    QHash<SeatId, QString> m_foundNames;
    bool m_isAnew = true; // the next login is not a return to the same class
};

} // namespace lectern::talk
