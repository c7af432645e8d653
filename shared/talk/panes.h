// SPDX-License-Identifier: GPL-3.0-or-later
// The rooms that the reader is in, each with what is said in it; and the rooms that a teacher sees without being in
// them. Asks the server for the pages that the panes want.
#pragma once

#include "shared/client/requester.h"
#include "shared/talk/pagequeue.h"
#include "shared/talk/seenstore.h"

#include <QObject>

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace lectern::talk {

class Panes : public QObject {
    Q_OBJECT

public:
    explicit Panes(client::Requester &requester, QObject *parent = nullptr);
    ~Panes() override;

    // Another class, or another person: all of it goes. `seen`: what of the class this person had read when the
    // program was last in it; none: it never was.
    void startOver(SeatId own, const std::optional<SeenMarks> &seen);
    // The snapshot after a login is complete: what it did not name is gone, and what was said meanwhile is fetched.
    void settle();
    bool isSettled() const { return m_isSettled; }
    SeenMarks seen() const;

    const protocol::Room *room(RoomId room) const;  // nullptr: the reader is not in it
    PaneModel *model(RoomId room) const;            // likewise
    std::vector<RoomId> rooms() const;              // the class first, then as they came
    std::vector<protocol::Room> otherRooms() const; // a teacher's: those that can be joined
    RoomId classRoom() const;                       // none: not known yet
    bool isEmpty() const { return m_panes.empty(); }

    // The room of the two. Where they have not written yet there is none on the server: a blank one stands in for it,
    // until the first message opens it.
    RoomId openDirect(SeatId partner, const QString &name);
    RoomId directWith(SeatId partner) const; // none: they have not written yet
    bool isBlank(RoomId room) const { return room.value > largestId; }
    void closeBlank(RoomId room);

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

Q_SIGNALS:
    void opened(lectern::RoomId room);
    void changed(lectern::RoomId room); // its name, or how many are in it
    void unreadChanged(lectern::RoomId room);
    void seenChanged();
    void replaced(lectern::RoomId blank, lectern::RoomId room); // the model is another one, too
    void renewed(lectern::RoomId room);                         // likewise
    void gone(const lectern::protocol::RoomGone &room, const QString &name);
    void startedOver();

private:
    struct Pane {
        protocol::Room room;
        std::unique_ptr<PaneModel> model;
    };

    void takeRooms(const protocol::Rooms &message);
    void take(const protocol::Room &room);
    void takeGone(const protocol::RoomGone &message);
    void open(const protocol::Room &room);
    std::unique_ptr<PaneModel> makeModel(const protocol::Room &of);
    MessageId seenBefore(const protocol::Room &room) const;
    void fetch(PaneModel *model, const protocol::ListMessages &request);
    void renew(Pane &pane);
    void remove(RoomId room, const protocol::RoomGone &how);

    PageQueue m_pages;
    SeatId m_own;
    std::optional<SeenMarks> m_seenBefore;
    std::map<RoomId, Pane> m_panes;
    std::map<RoomId, protocol::Room> m_others;
    std::set<RoomId> m_missing; // of the snapshot under way: not named in it so far
    bool m_isSettled = true;    // no snapshot is under way
    bool m_isReturn = false;    // the next snapshot is not the first one of this class
};

} // namespace lectern::talk
