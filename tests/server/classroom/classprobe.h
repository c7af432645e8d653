// SPDX-License-Identifier: GPL-3.0-or-later
// What a Classroom returned and what it holds, in forms that a test compares at a glance.
#pragma once

#include "server/classroom/classroom.h"

#include <QStringList>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

inline QString nameOf(const Audience &audience) {
    if (const auto *connection = std::get_if<ConnectionId>(&audience))
        return QString::number(connection->value);
    if (const auto *some = std::get_if<std::vector<ConnectionId>>(&audience)) {
        QStringList numbers;
        for (const ConnectionId one : *some)
            numbers.append(QString::number(one.value));
        return numbers.join(u'+');
    }
    switch (std::get<Group>(audience)) {
    case Group::Teachers:
        return u"teachers"_s;
    case Group::Students:
        return u"students"_s;
    case Group::Everybody:
        break;
    }
    return u"everybody"_s;
}

struct OutlineOf {
    QString operator()(const Send &send) const {
        const auto type = [](const auto &message) { return QString::fromLatin1(message.type); };
        return u"send %1 %2"_s.arg(nameOf(send.to), std::visit(type, send.message));
    }
    QString operator()(const Enroll &enroll) const {
        return u"enroll %1 %2"_s.arg(QString::number(enroll.connection.value),
                                     enroll.role == protocol::Role::Teacher ? u"teacher"_s : u"student"_s);
    }
    QString operator()(const Dismiss &dismiss) const {
        return u"dismiss %1 %2"_s.arg(nameOf(dismiss.whom), toString(dismiss.goodbye.reason));
    }
    QString operator()(const Recall &recall) const { return u"recall %1"_s.arg(recall.to.value); }
    QString operator()(const Arrival &arrival) const {
        return u"%1 %2"_s.arg(arrival.entered ? u"arrival"_s : u"departure"_s, arrival.name);
    }
    QString operator()(const PlainAnswer &answer) const { return u"answer %1"_s.arg(answer.to.value); }
    QString operator()(const PlainFarewell &farewell) const {
        return u"farewell %1"_s.arg(farewell.whom.value);
    }
};

// One line a delivery, in order: "send 5 welcome", "enroll 5 student", "dismiss everybody class-ended".
inline QStringList outline(const Effects &effects) {
    QStringList lines;
    for (const Delivery &delivery : effects.deliveries)
        lines.append(std::visit(OutlineOf{}, delivery));
    return lines;
}

// A refusal where none is expected fails the test.
inline Effects effectsOf(const Outcome &outcome) {
    if (const auto *refused = std::get_if<Refusal>(&outcome)) {
        QTest::qFail(qPrintable(u"refused: "_s + refused->text), __FILE__, __LINE__);
        return {};
    }
    return std::get<Effects>(outcome);
}

inline Refusal refusalOf(const Outcome &outcome) {
    if (std::holds_alternative<Effects>(outcome)) {
        QTest::qFail("not refused", __FILE__, __LINE__);
        return {};
    }
    return std::get<Refusal>(outcome);
}

// As its word on the wire: QCOMPARE cannot print an ErrorCode.
inline QLatin1StringView codeOf(const Outcome &outcome) { return toString(refusalOf(outcome).code); }

// The messages of one type, in order, whoever they go to.
template <class Message>
std::vector<Message> messages(const Effects &effects) {
    std::vector<Message> found;
    for (const Delivery &delivery : effects.deliveries) {
        const auto *send = std::get_if<Send>(&delivery);
        if (const auto *message = send ? std::get_if<Message>(&send->message) : nullptr)
            found.push_back(*message);
    }
    return found;
}

// Those that go to that group.
template <class Message>
std::vector<Message> messagesTo(Group group, const Effects &effects) {
    Effects some;
    for (const Delivery &delivery : effects.deliveries) {
        const auto *send = std::get_if<Send>(&delivery);
        if (send && send->to == Audience(group))
            some.deliveries.push_back(delivery);
    }
    return messages<Message>(some);
}

// The one message of that type; none, or several, fails the test.
template <class Message>
Message only(const Effects &effects) {
    const auto found = messages<Message>(effects);
    if (found.size() != 1) {
        QTest::qFail("not exactly one such message", __FILE__, __LINE__);
        return {};
    }
    return found.front();
}

inline QString talkState(const Classroom &classroom) {
    const Talk &talk = classroom.talk();
    const protocol::Policy &policy = talk.policy().set;
    QStringList lines{u"policy %1 %2 %3 %4 %5"_s.arg(static_cast<int>(policy.chat))
                          .arg(static_cast<int>(policy.direct))
                          .arg(policy.rooms)
                          .arg(policy.pauseWhileVoting)
                          .arg(policy.onlyVerifiedVotes)};
    for (const auto &[id, room] : talk.rooms().all()) {
        QStringList members;
        for (const SeatId member : room.members)
            members.append(QString::number(member.value));
        lines.append(u"room %1 %2 %3 builder %4 last %5 with %6"_s.arg(id.value)
                         .arg(static_cast<int>(room.kind))
                         .arg(room.name)
                         .arg(room.builder.value)
                         .arg(room.last.value)
                         .arg(members.join(u' ')));
    }
    for (const auto &[id, builder] : talk.rooms().closed())
        lines.append(u"closed %1 of %2"_s.arg(id.value).arg(builder.value));
    for (MessageId id{1}; id < talk.log().nextId(); ++id.value) {
        if (const ChatLog::Entry *entry = talk.log().find(id))
            lines.append(u"message %1 in %2 by %3 deleted %4"_s.arg(id.value)
                             .arg(entry->room.value)
                             .arg(entry->seat.value)
                             .arg(entry->isDeleted));
    }
    lines.append(
        u"next room %1 message %2"_s.arg(talk.rooms().nextId().value).arg(talk.log().nextId().value));
    return lines.join(u'\n');
}

// All that must survive a replay, as text.
inline QString durableState(const Classroom &classroom) {
    QStringList lines;
    const Question *question = classroom.question();
    for (const auto &[id, seat] : classroom.seats().all()) {
        const QString left = seat.hasLeft() ? u"left %1"_s.arg(seat.since) : u"sits"_s;
        const QString ballot = question ? question->ballotOf(id).value_or(u"-"_s) : u"-"_s;
        lines.append(u"%1 %2 %3 %4 %5 %6 hand %7 muted %8 door %9"_s.arg(id.value)
                         .arg(static_cast<int>(seat.role))
                         .arg(seat.name, QString::fromLatin1(seat.tokenHash.toHex()), left, ballot)
                         .arg(seat.handSince.value_or(-1))
                         .arg(seat.mutedUntil.has_value())
                         .arg(seat.door ? static_cast<int>(*seat.door) : -1));
    }
    lines.append(talkState(classroom));
    lines.append(u"next seat %1"_s.arg(classroom.seats().nextId().value));
    if (!question)
        return lines.join(u'\n');
    lines.append(u"question %1 %2 %3 closed %4 shown %5"_s.arg(question->id().value)
                     .arg(question->text())
                     .arg(question->openedAt())
                     .arg(question->closedAt().value_or(-1))
                     .arg(question->isShown()));
    for (const auto &[choice, count] : question->counts())
        lines.append(u"%1: %2"_s.arg(choice).arg(count));
    return lines.join(u'\n');
}

} // namespace lectern::test
