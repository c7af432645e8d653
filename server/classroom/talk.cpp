// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/talk.h"

#include "server/classroom/talkrefusals.h"
#include "server/classroom/talktext.h"

#include <algorithm>

namespace lectern {

using namespace Qt::Literals::StringLiterals;
using protocol::MessageKind;
using protocol::RoomKind;

namespace {

Refusal notForAnnouncements() {
    return refusal(ErrorCode::NotAllowed, u"Only a teacher announces, and only to the class."_s);
}

Refusal notAMessage() {
    return refusal(ErrorCode::TextInvalid, u"A message has at most %1 characters, and no control characters. "
                                           "Shorten it, or type it again."_s.arg(limits::messageCharacters));
}

} // namespace

Outcome Talk::say(Seat &speaker, const protocol::Say &request, bool voteIsOpen) {
    if (m_log.wasSaid(speaker.id, request.key))
        return Effects{}; // sent twice because the first answer was lost on the way
    const auto found = placeOf(speaker, request);
    if (const auto *objection = std::get_if<Refusal>(&found))
        return *objection;
    const Place &place = std::get<Place>(found);
    const std::optional<QString> text = cleanMessage(request.text);
    if (!text)
        return notAMessage();
    if (text->isEmpty())
        return refusal(ErrorCode::TextInvalid, u"There is nothing in the message. Type something."_s);
    if (const auto objection = whyNotSay(speaker, place, request, voteIsOpen))
        return *objection;
    if (const auto wait = takeTurn(speaker, place))
        return *wait;
    Effects effects;
    const RoomId room = place.room ? place.room->id : openDirect(effects, speaker, *place.partner);
    const record::MessageSaid fact{
        m_log.nextId(), room,        speaker.id,         request.kind,
        *text,          request.key, m_clock.wallTime(), place.kind == RoomKind::Direct};
    record(effects, fact);
    sendMessage(effects, fact, speaker);
    return effects;
}

std::variant<Talk::Place, Refusal> Talk::placeOf(const Seat &speaker, const protocol::Say &request) const {
    if (request.to)
        return request.room ? badField(u"to"_s, u"A message goes to a room or to a person, not to both."_s)
                            : placeWith(speaker, request.to);
    const RoomState *room = request.room ? m_rooms.find(request.room) : m_rooms.ofClass();
    if (!room || !room->has(speaker.id))
        return unknownRoom();
    if (room->isDirect())
        return placeWith(speaker, room->partnerOf(speaker.id));
    return Place{room->kind, room, nullptr};
}

std::variant<Talk::Place, Refusal> Talk::placeWith(const Seat &speaker, SeatId id) const {
    const Seat *partner = m_seats.find(id);
    if (!partner || partner->hasLeft())
        return unknownPerson();
    if (partner->id == speaker.id)
        return refusal(ErrorCode::UnknownPerson, u"That is you. Choose somebody else."_s);
    if (!partner->canTalk())
        return refusal(ErrorCode::UnknownPerson,
                       u"%1 only votes, and reads no messages."_s.arg(partner->name));
    return Place{RoomKind::Direct, m_rooms.ofTwo(speaker.id, id), partner};
}

std::optional<Refusal> Talk::whyNotSay(const Seat &speaker, const Place &place, const protocol::Say &request,
                                       bool voteIsOpen) const {
    if (request.kind == MessageKind::Other)
        return badField(u"kind"_s, u"Field \"kind\" of \"say\" is not one of its words."_s);
    if (request.key.toUcs4().size() > limits::messageKeyCharacters)
        return badField(u"key"_s, u"Field \"key\" of \"say\" is too long."_s);
    if (request.kind == MessageKind::Announcement && (speaker.isStudent() || place.kind != RoomKind::Class))
        return notForAnnouncements();
    return m_policy.whyNotTalk(speaker, place.kind, place.partner, voteIsOpen, m_clock.steadyTime());
}

// The last thing that is asked: from here on it is said.
std::optional<Refusal> Talk::takeTurn(Seat &speaker, const Place &place) const {
    const auto now = m_clock.steadyTime();
    if (const auto wait = speaker.messages.take(now))
        return slowDown(*wait, u"You write too fast. Wait a moment, then send it again."_s);
    if (place.room || !speaker.isStudent())
        return {};
    if (const auto wait = speaker.partners.take(now)) {
        speaker.messages.giveBack();
        return slowDown(*wait, u"You write to many people. Wait a moment before the next one."_s);
    }
    return {};
}

RoomId Talk::openDirect(Effects &effects, const Seat &speaker, const Seat &partner) {
    const RoomId room = m_rooms.nextId();
    const qint64 now = m_clock.wallTime();
    record(effects, record::RoomOpened{room, RoomKind::Direct, {}, {}, now});
    record(effects, record::RoomJoined{room, speaker.id, now});
    record(effects, record::RoomJoined{room, partner.id, now});
    tellRoom(effects, room);
    return room;
}

void Talk::sendMessage(Effects &effects, const record::MessageSaid &fact, const Seat &speaker) const {
    const protocol::Message message{fact.room, fact.message, fact.seat, speaker.name, speaker.role, fact.kind,
                                    fact.text, fact.at,      {}};
    effects.deliveries.push_back(Send{audienceOf(*m_rooms.find(fact.room)), message});
}

Outcome Talk::remove(Seat &who, MessageId id) {
    const ChatLog::Entry *entry = m_log.find(id);
    const bool isAllowed = entry && mayDelete(who, *entry);
    if (!isAllowed && !(entry && readable(who, entry->room)))
        return refusal(ErrorCode::UnknownMessage, u"That message is not there any more."_s);
    if (!isAllowed)
        return refusal(ErrorCode::NotAllowed, u"You can delete only what you wrote yourself."_s);
    if (entry->isDeleted)
        return Effects{};
    if (const auto wait = who.deletions.take(m_clock.steadyTime()))
        return slowDown(*wait, u"You delete too fast. Wait a moment, then delete the next one."_s);
    Effects effects;
    const Seat *speaker = m_seats.find(entry->seat);
    const protocol::Message message{entry->room,
                                    id,
                                    entry->seat,
                                    speaker ? speaker->name : QString(),
                                    speaker ? speaker->role : protocol::Role::Student,
                                    entry->kind,
                                    {},
                                    entry->at,
                                    who.name};
    record(effects, record::MessageDeleted{id, who.id, m_clock.wallTime()});
    effects.deliveries.push_back(Send{audienceOfDeletion(message.room, who), message});
    return effects;
}

// What was said outlives its room, in the files and before the eyes of those who were there: who could have it deleted
// while the room was open can do so when it is closed. Of one's own one disposes everywhere.
bool Talk::mayDelete(const Seat &who, const ChatLog::Entry &entry) const {
    if (entry.seat == who.id)
        return true;
    if (const RoomState *room = m_rooms.find(entry.room)) {
        const bool isBuilder = room->isSeparate() && room->builder == who.id && room->has(who.id);
        return isBuilder || (!who.isStudent() && !room->isDirect());
    }
    const auto closed = m_rooms.closed().find(entry.room);
    return closed != m_rooms.closed().end() && (!who.isStudent() || closed->second == who.id);
}

// Who is in the room, and whoever deletes: that one may have left it, or it is closed.
Audience Talk::audienceOfDeletion(RoomId id, const Seat &by) const {
    const RoomState *room = m_rooms.find(id);
    Audience audience = room ? audienceOf(*room) : std::vector<ConnectionId>();
    auto *some = std::get_if<std::vector<ConnectionId>>(&audience);
    if (some && std::ranges::find(*some, by.connection) == some->end())
        some->push_back(by.connection);
    return audience;
}

Outcome Talk::recall(Seat &reader, const protocol::ListMessages &request) const {
    if (!readable(reader, request.room))
        return unknownRoom();
    if (const auto wait = reader.lookups.take(m_clock.steadyTime()))
        return slowDown(*wait, u"You look too fast. Wait a moment, then look again."_s);
    Effects effects;
    effects.deliveries.push_back(Recall{reader.connection, request});
    return effects;
}

Outcome Talk::recall(Seat &reader, const protocol::SearchMessages &request) const {
    if (!readable(reader, request.room))
        return unknownRoom();
    if (request.text.trimmed().isEmpty() || request.text.size() > limits::messageCharacters)
        return refusal(ErrorCode::TextInvalid, u"Type what you look for."_s);
    if (const auto wait = reader.searches.take(m_clock.steadyTime()))
        return slowDown(*wait, u"You search too fast. Wait a moment, then search again."_s);
    protocol::SearchMessages search = request; // it waits, perhaps until its reader is in that room no more
    search.before = request.before ? std::min(request.before, m_log.nextId()) : m_log.nextId();
    Effects effects;
    effects.deliveries.push_back(Recall{reader.connection, std::move(search)});
    return effects;
}

// Teachers look into every room but those of two others.
const RoomState *Talk::readable(const Seat &reader, RoomId id) const {
    const RoomState *room = m_rooms.find(id);
    const bool mayRead = room && (room->has(reader.id) || (!reader.isStudent() && !room->isDirect()));
    return mayRead ? room : nullptr;
}

} // namespace lectern
