// SPDX-License-Identifier: GPL-3.0-or-later
// The talk of a class: rooms, what is said in them, and who may. Like the Classroom that it belongs to: a call returns
// the effects that follow from it, or a refusal and has changed nothing; durable state changes by records only.
// Identity comes from the caller (a seat), never from a field. A room that does not exist and one that is not for
// whoever asks are refused alike.
#pragma once

#include "server/classroom/chatlog.h"
#include "server/classroom/clock.h"
#include "server/classroom/peoplenews.h"
#include "server/classroom/rooms.h"
#include "server/classroom/talkpolicy.h"

namespace lectern {

class Talk {
public:
    // `news`: whose state has changed; who is muted is told with it.
    Talk(const Clock &clock, Seats &seats, PublicNews &news) : m_clock(clock), m_seats(seats), m_news(news) {}

    Outcome say(Seat &speaker, const protocol::Say &request, bool voteIsOpen);
    Outcome remove(Seat &who, MessageId message); // a message
    // The past of a room, for somebody who may read it.
    Outcome recall(Seat &reader, const protocol::ListMessages &request) const;
    Outcome recall(Seat &reader, const protocol::SearchMessages &request) const;

    Outcome openRoom(Seat &builder, const protocol::OpenRoom &request);
    Outcome invite(Seat &host, const protocol::Invite &request);
    Outcome removeMember(const Seat &who, const protocol::Remove &request);
    Outcome leaveRoom(const Seat &member, RoomId room);
    Outcome closeRoom(const Seat &who, RoomId room);
    Outcome listMembers(const Seat &reader, RoomId room) const;

    // The handlers let only teachers come here.
    Outcome setPolicy(const protocol::SetPolicy &request);
    Outcome mute(const protocol::Mute &request);

    void leaveRooms(Effects &effects, const Seat &leaver); // all the separate ones

    // Those whose muting is over may talk again, and people are told.
    void lapse();
    std::optional<std::chrono::milliseconds> nextLapse() const; // steady time

    // The first seat of a lesson needs a room to talk in.
    bool needsClassRoom() const { return !m_rooms.ofClass(); }
    record::RoomOpened classRoom() const;
    void addSnapshot(Effects &effects, ConnectionId connection, const Seat &seat) const;

    void apply(const record::RoomOpened &fact) { m_rooms.open(fact); }
    void apply(const record::RoomClosed &fact) { m_rooms.close(fact.room); }
    void apply(const record::RoomJoined &fact) { m_rooms.join(fact.room, fact.seat); }
    void apply(const record::RoomLeft &fact) { m_rooms.leave(fact.room, fact.seat); }
    void apply(const record::MessageSaid &fact);
    void apply(const record::MessageDeleted &fact) { m_log.markDeleted(fact.message); }
    void apply(const record::PolicySet &fact) { m_policy.set = fact.policy; }
    void apply(const record::SeatMuted &fact);
    void clear(); // the lesson is over

    const Rooms &rooms() const { return m_rooms; }
    const ChatLog &log() const { return m_log; }
    const TalkPolicy &policy() const { return m_policy; }

private:
    template <class Fact>
    void record(Effects &effects, Fact fact) {
        apply(fact);
        effects.records.push_back(std::move(fact));
    }
    struct Place { // where something is said
        protocol::RoomKind kind = protocol::RoomKind::Class;
        const RoomState *room = nullptr; // none: the room of two that is to be opened
        const Seat *partner = nullptr;   // Direct
    };
    std::variant<Place, Refusal> placeOf(const Seat &speaker, const protocol::Say &request) const;
    std::variant<Place, Refusal> placeWith(const Seat &speaker, SeatId partner) const;
    std::optional<Refusal> whyNotSay(const Seat &speaker, const Place &place, const protocol::Say &request,
                                     bool voteIsOpen) const;
    std::optional<Refusal> takeTurn(Seat &speaker, const Place &place) const;
    RoomId openDirect(Effects &effects, const Seat &speaker, const Seat &partner);
    void sendMessage(Effects &effects, const record::MessageSaid &fact, const Seat &speaker) const;
    bool mayDelete(const Seat &who, const ChatLog::Entry &entry) const;
    Audience audienceOfDeletion(RoomId room, const Seat &by) const;

    const RoomState *readable(const Seat &reader, RoomId room) const;
    const RoomState *separate(const Seat &seat, RoomId room) const;
    std::optional<Refusal> whyNotNamed(const QString &name, const Seat &builder) const;
    std::optional<Refusal> whyNoRoom(Seat &builder, const protocol::OpenRoom &request) const;
    std::optional<Refusal> whyNotInvite(Seat &host, const std::vector<SeatId> &people, qsizetype inIt) const;
    void addPeople(Effects &effects, RoomId room, const std::vector<SeatId> &people);
    void takeOut(Effects &effects, RoomId room, const Seat &member, protocol::RoomEnd reason, const Seat &by);
    void close(Effects &effects, RoomId room, const Seat &by);

    std::vector<RoomId> roomsOf(const Seat &reader) const; // that it may read; the class's first
    protocol::Room portrait(const RoomState &room, const Seat &reader) const;
    void tellRoom(Effects &effects, RoomId room) const;
    Audience audienceOf(const RoomState &room) const;
    void sendTo(Effects &effects, const Seat &seat, protocol::ServerMessage message) const;

    const Clock &m_clock;
    Seats &m_seats;
    PublicNews &m_news;
    Rooms m_rooms;
    ChatLog m_log;
    TalkPolicy m_policy;
    std::set<SeatId> m_muted;
};

} // namespace lectern
