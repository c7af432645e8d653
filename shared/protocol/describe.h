// SPDX-License-Identifier: GPL-3.0-or-later
// What fields each message has on the wire, said once: the same description writes and reads. A visitor has
// required(name, member) and optional(name, member); an optional field is left out while it has its default.
#pragma once

#include "shared/protocol/describetalk.h"
#include "shared/protocol/messageof.h"
#include "shared/protocol/messages.h"

namespace lectern::protocol {

using namespace Qt::Literals::StringLiterals;

template <class M>
concept WithoutFields = MessageOf<M, Ping> || MessageOf<M, Pong> || MessageOf<M, Leave> ||
    MessageOf<M, Clear> || MessageOf<M, Quit> || MessageOf<M, TellTime>;

void describe(auto &, WithoutFields auto &) {}

void describe(auto &visitor, MessageOf<Hello> auto &m) {
    visitor.required("min"_L1, m.minVersion);
    visitor.required("max"_L1, m.maxVersion);
    visitor.optional("client"_L1, m.client);
}

void describe(auto &visitor, MessageOf<Login> auto &m) {
    visitor.optional("role"_L1, m.role);
    visitor.optional("name"_L1, m.name);
    visitor.optional("token"_L1, m.token);
    visitor.optional("proof"_L1, m.proof);
}

void describe(auto &visitor, MessageOf<Vote> auto &m) {
    visitor.required("question"_L1, m.question);
    visitor.required("choice"_L1, m.choice);
}

void describe(auto &visitor, MessageOf<Ask> auto &m) { visitor.optional("text"_L1, m.text); }

void describe(auto &visitor, MessageOf<Close> auto &m) { visitor.required("question"_L1, m.question); }

void describe(auto &visitor, MessageOf<Show> auto &m) { visitor.required("shown"_L1, m.shown); }

void describe(auto &visitor, MessageOf<ListLessons> auto &m) { visitor.optional("before"_L1, m.before); }

void describe(auto &visitor, MessageOf<ListQuestions> auto &m) {
    visitor.required("lesson"_L1, m.lesson);
    visitor.optional("after"_L1, m.after);
}

void describe(auto &visitor, MessageOf<ListAnswers> auto &m) {
    visitor.required("question"_L1, m.question);
    visitor.optional("after"_L1, m.after);
}

void describe(auto &visitor, MessageOf<OpenDoor> auto &m) {
    visitor.required("door"_L1, m.door);
    visitor.optional("port"_L1, m.port);
}

void describe(auto &visitor, MessageOf<CloseDoor> auto &m) { visitor.required("door"_L1, m.door); }

void describe(auto &visitor, MessageOf<Greeting> auto &m) {
    visitor.required("version"_L1, m.version);
    visitor.required("server"_L1, m.server);
    visitor.required("class"_L1, m.className);
    visitor.required("challenge"_L1, m.challenge);
}

void describe(auto &visitor, MessageOf<Welcome> auto &m) {
    visitor.required("role"_L1, m.role);
    visitor.required("seat"_L1, m.seat);
    visitor.required("name"_L1, m.name);
    visitor.optional("token"_L1, m.token);
    visitor.required("resumed"_L1, m.resumed);
}

void describe(auto &visitor, MessageOf<Question> auto &m) {
    visitor.optional("question"_L1, m.question);
    visitor.required("state"_L1, m.state);
    visitor.required("kind"_L1, m.kind);
    visitor.required("text"_L1, m.text);
    visitor.required("shown"_L1, m.shown);
    visitor.required("seenBy"_L1, m.seenBy);
    visitor.optional("openedAt"_L1, m.openedAt);
    visitor.optional("closedAt"_L1, m.closedAt);
}

void describe(auto &visitor, MessageOf<Ballot> auto &m) {
    visitor.required("question"_L1, m.question);
    visitor.required("choice"_L1, m.choice);
}

void describe(auto &visitor, MessageOf<Tally> auto &m) {
    visitor.required("question"_L1, m.question);
    visitor.required("counts"_L1, m.counts);
    visitor.required("answered"_L1, m.answered);
    visitor.required("seats"_L1, m.seats);
    visitor.optional("unverified"_L1, m.unverified);
}

void describe(auto &visitor, MessageOf<Person> auto &m) {
    visitor.required("seat"_L1, m.seat);
    visitor.required("name"_L1, m.name);
    visitor.required("role"_L1, m.role);
    visitor.required("state"_L1, m.state);
    visitor.required("since"_L1, m.since);
    visitor.required("answered"_L1, m.answered);
    visitor.optional("handSince"_L1, m.handSince);
    visitor.optional("muted"_L1, m.muted);
    visitor.optional("door"_L1, m.door);
}

void describe(auto &visitor, MessageOf<People> auto &m) {
    visitor.required("reset"_L1, m.reset);
    visitor.required("here"_L1, m.here);
    visitor.required("complete"_L1, m.complete);
    visitor.required("people"_L1, m.people);
}

void describe(auto &visitor, MessageOf<Storage> auto &m) {
    visitor.required("writable"_L1, m.writable);
    visitor.required("text"_L1, m.text);
}

void describe(auto &visitor, MessageOf<DoorState> auto &m) {
    visitor.required("door"_L1, m.door);
    visitor.required("open"_L1, m.open);
    visitor.required("port"_L1, m.port);
}

void describe(auto &visitor, MessageOf<Doors> auto &m) {
    visitor.required("doors"_L1, m.doors);
    visitor.required("addresses"_L1, m.addresses);
}

void describe(auto &visitor, MessageOf<PastLesson> auto &m) {
    visitor.required("lesson"_L1, m.lesson);
    visitor.required("startedAt"_L1, m.startedAt);
    visitor.optional("endedAt"_L1, m.endedAt);
    visitor.required("questions"_L1, m.questions);
    visitor.required("students"_L1, m.students);
}

void describe(auto &visitor, MessageOf<Lessons> auto &m) {
    visitor.required("lessons"_L1, m.lessons);
    visitor.required("more"_L1, m.more);
}

void describe(auto &visitor, MessageOf<PastQuestion> auto &m) {
    visitor.required("question"_L1, m.question);
    visitor.required("kind"_L1, m.kind);
    visitor.required("text"_L1, m.text);
    visitor.required("openedAt"_L1, m.openedAt);
    visitor.optional("closedAt"_L1, m.closedAt);
    visitor.required("counts"_L1, m.counts);
    visitor.optional("unverified"_L1, m.unverified);
}

void describe(auto &visitor, MessageOf<Questions> auto &m) {
    visitor.required("lesson"_L1, m.lesson);
    visitor.required("questions"_L1, m.questions);
    visitor.required("more"_L1, m.more);
}

void describe(auto &visitor, MessageOf<PastAnswer> auto &m) {
    visitor.required("answer"_L1, m.answer);
    visitor.required("seat"_L1, m.seat);
    visitor.required("name"_L1, m.name);
    visitor.required("choice"_L1, m.choice);
    visitor.required("at"_L1, m.at);
    visitor.optional("unverified"_L1, m.unverified);
}

void describe(auto &visitor, MessageOf<Answers> auto &m) {
    visitor.required("question"_L1, m.question);
    visitor.required("answers"_L1, m.answers);
    visitor.required("more"_L1, m.more);
}

void describe(auto &visitor, MessageOf<Ok> auto &m) { visitor.required("re"_L1, m.re); }

void describe(auto &visitor, MessageOf<Error> auto &m) {
    visitor.optional("re"_L1, m.re);
    visitor.required("code"_L1, m.code);
    visitor.required("text"_L1, m.text);
    visitor.optional("field"_L1, m.field);
    visitor.optional("suggestion"_L1, m.suggestion);
    visitor.optional("wait"_L1, m.wait);
    visitor.optional("min"_L1, m.minVersion);
    visitor.optional("max"_L1, m.maxVersion);
}

void describe(auto &visitor, MessageOf<Goodbye> auto &m) {
    visitor.required("reason"_L1, m.reason);
    visitor.required("text"_L1, m.text);
}

} // namespace lectern::protocol
