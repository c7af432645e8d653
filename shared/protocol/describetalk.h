// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of the messages about talk, hands and questions to the teacher; describe.h says how they are read.
#pragma once

#include "shared/protocol/handmessages.h"
#include "shared/protocol/messageof.h"
#include "shared/protocol/talkmessages.h"

namespace lectern::protocol {

using namespace Qt::Literals::StringLiterals;

// ---- client to server ----

void describe(auto &visitor, MessageOf<Say> auto &m) {
    visitor.optional("room"_L1, m.room);
    visitor.optional("to"_L1, m.to);
    visitor.optional("kind"_L1, m.kind);
    visitor.required("text"_L1, m.text);
    visitor.optional("key"_L1, m.key);
}

void describe(auto &visitor, MessageOf<Delete> auto &m) { visitor.required("message"_L1, m.message); }

void describe(auto &visitor, MessageOf<ListMessages> auto &m) {
    visitor.required("room"_L1, m.room);
    visitor.optional("before"_L1, m.before);
    visitor.optional("after"_L1, m.after);
    visitor.optional("since"_L1, m.since);
}

void describe(auto &visitor, MessageOf<SearchMessages> auto &m) {
    visitor.required("room"_L1, m.room);
    visitor.required("text"_L1, m.text);
    visitor.optional("before"_L1, m.before);
}

void describe(auto &visitor, MessageOf<OpenRoom> auto &m) {
    visitor.required("name"_L1, m.name);
    visitor.required("people"_L1, m.people);
}

void describe(auto &visitor, MessageOf<Invite> auto &m) {
    visitor.required("room"_L1, m.room);
    visitor.required("people"_L1, m.people);
}

void describe(auto &visitor, MessageOf<Remove> auto &m) {
    visitor.required("room"_L1, m.room);
    visitor.required("seat"_L1, m.seat);
}

template <class M>
concept OnlyWithRoom = MessageOf<M, LeaveRoom> || MessageOf<M, CloseRoom> || MessageOf<M, ListMembers>;

void describe(auto &visitor, OnlyWithRoom auto &m) { visitor.required("room"_L1, m.room); }

void describe(auto &visitor, MessageOf<FindPeople> auto &m) {
    visitor.optional("text"_L1, m.text);
    visitor.optional("after"_L1, m.after);
}

template <class M>
concept AnyPolicy = MessageOf<M, SetPolicy> || MessageOf<M, Policy>;

void describe(auto &visitor, AnyPolicy auto &m) {
    visitor.required("chat"_L1, m.chat);
    visitor.required("direct"_L1, m.direct);
    visitor.required("rooms"_L1, m.rooms);
    visitor.required("pauseWhileVoting"_L1, m.pauseWhileVoting);
    visitor.optional("onlyVerifiedVotes"_L1, m.onlyVerifiedVotes);
}

void describe(auto &visitor, MessageOf<Mute> auto &m) {
    visitor.required("seat"_L1, m.seat);
    visitor.required("seconds"_L1, m.seconds);
}

void describe(auto &visitor, MessageOf<RaiseHand> auto &m) { visitor.required("raised"_L1, m.raised); }

void describe(auto &visitor, MessageOf<CallOn> auto &m) { visitor.required("seat"_L1, m.seat); }

void describe(auto &visitor, MessageOf<LowerHands> auto &m) { visitor.optional("seat"_L1, m.seat); }

void describe(auto &visitor, MessageOf<Inquire> auto &m) {
    visitor.required("text"_L1, m.text);
    visitor.optional("anonymous"_L1, m.anonymous);
    visitor.optional("key"_L1, m.key);
}

void describe(auto &visitor, MessageOf<MeToo> auto &m) {
    visitor.required("inquiry"_L1, m.inquiry);
    visitor.required("wanted"_L1, m.wanted);
}

void describe(auto &visitor, MessageOf<AnswerInquiry> auto &m) {
    visitor.required("inquiry"_L1, m.inquiry);
    visitor.optional("text"_L1, m.text);
}

void describe(auto &visitor, MessageOf<ProjectInquiry> auto &m) { visitor.optional("inquiry"_L1, m.inquiry); }

void describe(auto &visitor, MessageOf<DismissInquiry> auto &m) { visitor.required("inquiry"_L1, m.inquiry); }

void describe(auto &visitor, MessageOf<Calculate> auto &m) { visitor.required("text"_L1, m.text); }

// ---- server to client ----

void describe(auto &visitor, MessageOf<Message> auto &m) {
    visitor.required("room"_L1, m.room);
    visitor.required("message"_L1, m.message);
    visitor.required("seat"_L1, m.seat);
    visitor.required("name"_L1, m.name);
    visitor.required("role"_L1, m.role);
    visitor.required("kind"_L1, m.kind);
    visitor.required("text"_L1, m.text);
    visitor.required("at"_L1, m.at);
    visitor.optional("deletedBy"_L1, m.deletedBy);
}

void describe(auto &visitor, MessageOf<Messages> auto &m) {
    visitor.required("room"_L1, m.room);
    visitor.required("messages"_L1, m.messages);
    visitor.required("more"_L1, m.more);
    visitor.optional("search"_L1, m.search);
    visitor.optional("next"_L1, m.next);
}

void describe(auto &visitor, MessageOf<Room> auto &m) {
    visitor.required("room"_L1, m.room);
    visitor.required("kind"_L1, m.kind);
    visitor.required("name"_L1, m.name);
    visitor.optional("partner"_L1, m.partner);
    visitor.optional("builder"_L1, m.builder);
    visitor.required("member"_L1, m.member);
    visitor.optional("people"_L1, m.people);
    visitor.optional("last"_L1, m.last);
}

void describe(auto &visitor, MessageOf<Rooms> auto &m) {
    visitor.required("reset"_L1, m.reset);
    visitor.required("rooms"_L1, m.rooms);
}

void describe(auto &visitor, MessageOf<RoomGone> auto &m) {
    visitor.required("room"_L1, m.room);
    visitor.required("reason"_L1, m.reason);
    visitor.required("by"_L1, m.by);
}

void describe(auto &visitor, MessageOf<Member> auto &m) {
    visitor.required("seat"_L1, m.seat);
    visitor.required("name"_L1, m.name);
    visitor.required("state"_L1, m.state);
}

void describe(auto &visitor, MessageOf<Members> auto &m) {
    visitor.required("room"_L1, m.room);
    visitor.required("members"_L1, m.members);
}

void describe(auto &visitor, MessageOf<FoundPeople> auto &m) {
    visitor.required("text"_L1, m.text);
    visitor.required("people"_L1, m.people);
    visitor.required("more"_L1, m.more);
}

void describe(auto &visitor, MessageOf<Muted> auto &m) { visitor.required("seconds"_L1, m.seconds); }

void describe(auto &visitor, MessageOf<Hand> auto &m) {
    visitor.required("raised"_L1, m.raised);
    visitor.optional("place"_L1, m.place);
    visitor.optional("of"_L1, m.of);
    visitor.optional("called"_L1, m.called);
}

void describe(auto &visitor, MessageOf<Presence> auto &m) {
    visitor.required("at"_L1, m.at);
    visitor.required("joined"_L1, m.joined);
    visitor.required("joinedCount"_L1, m.joinedCount);
    visitor.required("left"_L1, m.left);
    visitor.required("leftCount"_L1, m.leftCount);
    visitor.required("count"_L1, m.count);
}

void describe(auto &visitor, MessageOf<Inquiry> auto &m) {
    visitor.required("inquiry"_L1, m.inquiry);
    visitor.optional("seat"_L1, m.seat);
    visitor.optional("name"_L1, m.name);
    visitor.required("text"_L1, m.text);
    visitor.required("at"_L1, m.at);
    visitor.required("meToo"_L1, m.meToo);
    visitor.required("state"_L1, m.state);
    visitor.optional("answer"_L1, m.answer);
    visitor.optional("projected"_L1, m.projected);
}

void describe(auto &visitor, MessageOf<Inquiries> auto &m) {
    visitor.required("reset"_L1, m.reset);
    visitor.required("inquiries"_L1, m.inquiries);
    visitor.required("mine"_L1, m.mine);
}

void describe(auto &visitor, MessageOf<Calculation> auto &m) {
    visitor.required("text"_L1, m.text);
    visitor.required("result"_L1, m.result);
}

void describe(auto &visitor, MessageOf<Time> auto &m) {
    visitor.required("at"_L1, m.at);
    visitor.required("text"_L1, m.text);
}

} // namespace lectern::protocol
