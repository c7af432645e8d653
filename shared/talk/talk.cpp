// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/talk.h"

#include <QDateTime>
#include <QSettings>
#include <QUrl>

#include <utility>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;
using client::Connection;
using client::LinkState;
using protocol::RoomEnd;

Talk::Talk(Connection &connection, protocol::Role role, QObject *parent)
    : QObject(parent),
      m_connection(connection),
      m_role(role),
      m_requester(connection),
      m_people(role),
      m_finder(m_requester),
      m_panes(m_requester),
      m_speaker(m_requester),
      m_policy(role),
      m_hand(m_requester),
      m_inquiries(m_requester, role),
      m_search(m_requester),
      m_commander({m_requester, m_panes, m_speaker, m_people, m_hand, m_inquiries}, role) {
    connect(&connection, &Connection::joined, this, &Talk::onJoined);
    connect(&connection, &Connection::received, this, &Talk::receive);
    connect(&connection, &Connection::stateChanged, this, &Talk::takeState);
    connect(&m_policy, &TalkPolicy::changed, this, &Talk::whyNotTalkChanged);
    connect(&m_presence, &PresenceWords::line, this,
            [this](const QString &text, qint64 at) { note(m_panes.classRoom(), text, at); });
    connect(&m_commander, &Commander::told, this, [this](RoomId pane, const QString &text) {
        note(pane, text, QDateTime::currentMSecsSinceEpoch());
    });
    connect(&m_panes, &Panes::opened, this, &Talk::tellTakenIn);
    connect(&m_panes, &Panes::gone, this, &Talk::tellGone);
    connect(&m_announcements, &Announcements::dismissedChanged, this, [this](const QList<quint64> &messages) {
        QSettings().setValue(settingsKey(u"dismissed"_s), QVariant::fromValue(messages));
    });
    connect(&m_panes, &Panes::seenChanged, this, [this] {
        if (m_panes.isSettled())
            m_seen.note(m_panes.seen());
    });
}

namespace {

bool endsSnapshot(const protocol::ServerMessage &message) {
    const auto *inquiries = std::get_if<protocol::Inquiries>(&message);
    return inquiries && inquiries->reset;
}

} // namespace

QString Talk::whyNotTalk(RoomId pane) const {
    const protocol::Room *room = m_panes.room(pane);
    if (!room)
        return {};
    const protocol::Person *partner = m_people.person(room->partner);
    const bool withTeacher = partner && partner->role == protocol::Role::Teacher;
    return m_policy.whyNotTalk(room->kind, withTeacher);
}

QString Talk::nameOf(SeatId seat) const {
    const protocol::Person *person = m_people.person(seat);
    return person ? person->name : m_foundNames.value(seat);
}

// ---- the connection ----

void Talk::takeState(LinkState state) {
    if (state == LinkState::Connecting || state == LinkState::Idle)
        m_isAnew = true;
    if (state != LinkState::Ready)
        return;
    m_panes.settle();
    m_speaker.goOn();
}

void Talk::onJoined(const protocol::Welcome &welcome) {
    const bool isAnother = std::exchange(m_isAnew, false) || !welcome.resumed;
    m_policy.startOver(); // what is in force comes with the snapshot
    m_hand.startOver();
    if (!isAnother)
        return;
    m_speaker.startOver();
    m_commander.startOver();
    m_presence.startOver();
    m_announcements.startOver();
    m_announcements.setDismissed(QSettings().value(settingsKey(u"dismissed"_s)).value<QList<quint64>>());
    m_foundNames.clear();
    m_search.clear();
    m_inquiries.startOver(welcome.seat);
    m_panes.startOver(welcome.seat, m_seen.open(settingsKey(u"seen"_s)));
}

// A server counts its messages for as long as it has its certificate.
QString Talk::settingsKey(const QString &what) const {
    const auto fingerprint = m_connection.fingerprint();
    const QString server =
        fingerprint ? fingerprint->toHex() : m_connection.server().toString().replace(u'/', u'_');
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(ownName())); // a "/" is part of it
    return QStringList{u"talk"_s, what, server, name}.join(u'/');
}

void Talk::receive(const protocol::ServerMessage &message) {
    m_people.receive(message); // first: the others look people up
    m_finder.receive(message);
    m_policy.receive(message);
    m_panes.receive(message);
    m_announcements.receive(message);
    m_hand.receive(message);
    m_inquiries.receive(message);
    m_search.receive(message);
    m_presence.receive(message);
    m_commander.receive(message);
    if (endsSnapshot(message) && m_connection.isReady())
        m_panes.settle(); // one that came unasked: what the server could not store is taken back
    if (const auto *found = std::get_if<protocol::FoundPeople>(&message)) {
        for (const protocol::Member &person : found->people)
            m_foundNames.insert(person.seat, person.name);
    }
}

// ---- what is told between the messages ----

void Talk::note(RoomId pane, const QString &text, qint64 at) {
    PaneModel *model = m_panes.model(pane);
    if (!model)
        model = m_panes.model(m_panes.classRoom());
    if (model)
        model->notice(text, at);
}

void Talk::tellTakenIn(RoomId pane) {
    const protocol::Room &room = *m_panes.room(pane);
    const bool isBuiltByOthers = room.kind == protocol::RoomKind::Separate && room.builder != ownSeat();
    if (isBuiltByOthers && m_panes.isSettled())
        note({}, tr("You are in the room “%1” now.").arg(room.name), QDateTime::currentMSecsSinceEpoch());
}

void Talk::tellGone(const protocol::RoomGone &room, const QString &name) {
    if (m_panes.isBlank(room.room))
        return;
    const auto text = [&] {
        switch (room.reason) {
        case RoomEnd::Left:
            return tr("You have left the room “%1”.").arg(name);
        case RoomEnd::Removed:
            return tr("%1 has taken you out of the room “%2”.").arg(room.by, name);
        case RoomEnd::Closed:
            return room.by == ownName() ? tr("You have closed the room “%1”.").arg(name)
                                        : tr("%1 has closed the room “%2”.").arg(room.by, name);
        case RoomEnd::Other:
            break;
        }
        return tr("The room “%1” is no longer there.").arg(name);
    };
    note({}, text(), QDateTime::currentMSecsSinceEpoch());
}

} // namespace lectern::talk
