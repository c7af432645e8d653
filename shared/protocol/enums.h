// SPDX-License-Identifier: GPL-3.0-or-later
// The enumerations of the messages. How they are written: wirewords.h.
#pragma once

namespace lectern::protocol {

enum class Role { Student, Teacher };
// Other, here and below: never sent; what a client reads in place of a word that is newer than itself.
enum class QuestionKind { YesNo, Other };
enum class QuestionState { None, Open, Closed };
enum class PersonState { Here, Away, Left };
// Who will see what a student answered. So far always the teacher, with the name.
enum class SeenBy { Teacher, Other };
// A room is a pane of talk: the class's own, that of two people, or one that somebody built for a few.
enum class RoomKind { Class, Direct, Separate, Other };
enum class MessageKind { Message, Announcement, Other };
// Who may write in the class's room, or directly to others. Teachers always may.
enum class TalkLevel { Everybody, Teacher, Nobody, Other };
enum class InquiryState { Open, Answered, Dismissed, Other };
// Why somebody is in a room no more.
enum class RoomEnd { Left, Removed, Closed, Other };
// The plain-text services, each a door of its own into the server (docs/classic.md).
enum class Door { Poll, Chat, Room, Calculator, Clock, Echo, Other };

} // namespace lectern::protocol
