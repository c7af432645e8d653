// SPDX-License-Identifier: GPL-3.0-or-later
// Does what somebody typed into the field of a pane: says it, or carries the command out. Each typed() is answered by
// one of done(), refused(), failed() and slowedDown().
#pragma once

#include "shared/client/requester.h"
#include "shared/talk/addressees.h"
#include "shared/talk/talkcommand.h"

#include <QObject>

#include <functional>
#include <optional>

namespace lectern::talk {

class InquiriesModel;
class OwnHand;
class Panes;
class PeopleModel;
class Speaker;

class Commander : public QObject {
    Q_OBJECT

public:
    struct Parts {
        client::Requester &requester;
        Panes &panes;
        Speaker &speaker;
        PeopleModel &people;
        OwnHand &hand;
        InquiriesModel &inquiries;
    };
    // Why the vote cannot be cast, as a sentence; empty: it is on its way.
    using Voter = std::function<QString(const QString &choice)>;

    Commander(const Parts &parts, protocol::Role role, QObject *parent = nullptr);

    void setVoter(Voter voter) { m_voter = std::move(voter); } // a student's
    // `kind`: of what is said to the class.
    void typed(const QString &text, RoomId pane, protocol::MessageKind kind = protocol::MessageKind::Message);
    void startOver();
    void expectRoom(const QString &name) { m_wantedRoom = name; } // its pane is wanted as soon as it is there

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

Q_SIGNALS:
    void done();
    void refused(const QString &why);
    void failed(const lectern::protocol::Error &error);   // refused by the server
    void slowedDown(double seconds);                      // refused, but only for now
    void told(lectern::RoomId pane, const QString &text); // for the reader alone
    void paneWanted(lectern::RoomId pane);
    void searchWanted(const QString &text);
    void goToWanted(qint64 since); // milliseconds since 1970-01-01 UTC
    void quitWanted();

private:
    void run(const command::Nothing &) { Q_EMIT done(); }
    void run(const command::Say &wish);
    void run(const command::SayToClass &wish);
    void run(const command::SayTo &wish);
    void run(const command::OpenRoom &wish);
    void run(const command::Invite &wish);
    void run(const command::LeaveRoom &);
    void run(const command::ListMembers &);
    void run(const command::Calculate &wish);
    void run(const command::TellDate &);
    void run(const command::TellTime &);
    void run(const command::Vote &wish);
    void run(const command::RaiseHand &wish);
    void run(const command::Inquire &wish);
    void run(const command::Search &wish);
    void run(const command::GoTo &wish);
    void run(const command::Help &wish);
    void run(const command::Quit &);
    void run(const command::Problem &problem) { Q_EMIT refused(problem.text); }

    using Next = std::function<void(const std::vector<protocol::Member> &)>;
    void withPeople(const QStringList &names, Next next);
    void ask(const protocol::ClientMessage &message);
    void refuse(const protocol::Error &error);
    void tell(const QString &text) { Q_EMIT told(m_pane, text); }
    void refuseWithoutRoom();
    void tellClock(const protocol::Time &time);
    void tellMembers(const protocol::Members &members);
    QString whoIsInClass() const;
    bool isInSeparateRoom() const;

    const Parts m_parts;
    const protocol::Role m_role;
    Addressees m_addressees;
    Voter m_voter;
    RoomId m_pane; // where the last one was typed
    protocol::MessageKind m_kind = protocol::MessageKind::Message;
    QString m_wantedRoom; // that is being built
    enum class Clock { None, Date, Time } m_clock = Clock::None;
    bool m_wantsMembers = false;
    bool m_isInquiring = false;
};

} // namespace lectern::talk
