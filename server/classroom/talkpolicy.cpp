// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/talkpolicy.h"

namespace lectern {

using namespace Qt::Literals::StringLiterals;
using protocol::RoomKind;
using protocol::TalkLevel;

std::optional<Refusal> TalkPolicy::whyMuted(const Seat &speaker, std::chrono::milliseconds now) {
    if (!speaker.mutedUntil || *speaker.mutedUntil <= now)
        return {};
    Refusal muted = refusal(ErrorCode::Muted, u"The teacher has muted you for now."_s);
    muted.wait = std::chrono::duration<double>(*speaker.mutedUntil - now).count();
    return muted;
}

std::optional<Refusal> TalkPolicy::whyNotTalk(const Seat &speaker, RoomKind room, const Seat *partner,
                                              bool voteIsOpen, std::chrono::milliseconds now) const {
    if (!speaker.isStudent())
        return {};
    if (auto muted = whyMuted(speaker, now))
        return muted;
    if (const auto off = whyOff(room, partner))
        return refusal(ErrorCode::TalkOff, *off);
    const bool isWithTeacher = partner && !partner->isStudent();
    if (set.pauseWhileVoting && voteIsOpen && !isWithTeacher)
        return refusal(ErrorCode::TalkPaused, u"A vote is open. Talk goes on when it is closed."_s);
    return {};
}

std::optional<QString> TalkPolicy::whyOff(RoomKind room, const Seat *partner) const {
    switch (room) {
    case RoomKind::Class:
        if (set.chat == TalkLevel::Nobody)
            return u"The teacher has switched the class chat off."_s;
        if (set.chat == TalkLevel::Teacher)
            return u"Only the teacher writes in the class chat at the moment."_s;
        return {};
    case RoomKind::Direct:
        if (set.direct == TalkLevel::Nobody)
            return u"The teacher has switched direct messages off."_s;
        if (set.direct == TalkLevel::Teacher && (!partner || partner->isStudent()))
            return u"Direct messages go only to the teacher at the moment."_s;
        return {};
    case RoomKind::Separate:
    case RoomKind::Other:
        break;
    }
    return set.rooms ? std::optional<QString>() : u"The teacher has switched separate rooms off."_s;
}

} // namespace lectern
