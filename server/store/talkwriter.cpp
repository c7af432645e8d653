// SPDX-License-Identifier: GPL-3.0-or-later
// RecordWriter's second half: rooms, messages, hands and what students ask the teacher.
#include "server/store/recordwriter.h"

#include "server/store/sqlvalue.h"
#include "shared/protocol/wirewords.h"

namespace lectern {

using namespace Qt::Literals::StringLiterals;

RecordWriter::Problem RecordWriter::put(const record::RoomOpened &fact) {
    if (auto problem = openLesson(fact.at))
        return problem;
    return run(u"INSERT INTO room (id, lesson, kind, name, builder, opened_at) VALUES (?, ?, ?, ?, ?, ?)",
               {sqlValue(fact.room), m_lesson, QString(protocol::toWord(fact.kind)), sqlValue(fact.name),
                sqlValueOrNull(fact.builder), fact.at});
}

RecordWriter::Problem RecordWriter::put(const record::RoomClosed &fact) {
    if (auto problem = run(u"UPDATE room SET closed_at = ? WHERE id = ?", {fact.at, sqlValue(fact.room)}))
        return problem;
    return run(u"DELETE FROM room_member WHERE room = ?"
               " AND seat IS NOT (SELECT builder FROM room WHERE id = room_member.room)",
               {sqlValue(fact.room)});
}

RecordWriter::Problem RecordWriter::put(const record::RoomJoined &fact) {
    return run(u"INSERT OR IGNORE INTO room_member (room, seat) VALUES (?, ?)",
               {sqlValue(fact.room), sqlValue(fact.seat)});
}

RecordWriter::Problem RecordWriter::put(const record::RoomLeft &fact) {
    return run(u"DELETE FROM room_member WHERE room = ? AND seat = ?",
               {sqlValue(fact.room), sqlValue(fact.seat)});
}

RecordWriter::Problem RecordWriter::put(const record::MessageSaid &fact) {
    return run(u"INSERT INTO message (id, room, seat, kind, text, key, said_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
               {sqlValue(fact.message), sqlValue(fact.room), sqlValue(fact.seat),
                QString(protocol::toWord(fact.kind)), sqlValue(fact.text), sqlValue(fact.key), fact.at});
}

RecordWriter::Problem RecordWriter::put(const record::MessageDeleted &fact) {
    return run(u"UPDATE message SET text = '', deleted_by = ? WHERE id = ?",
               {sqlValue(fact.by), sqlValue(fact.message)});
}

RecordWriter::Problem RecordWriter::put(const record::PolicySet &fact) {
    return run(u"UPDATE lesson SET chat = ?, direct = ?, rooms = ?, pause_while_voting = ?,"
               " only_verified_votes = ? WHERE id = ?",
               {QString(protocol::toWord(fact.policy.chat)), QString(protocol::toWord(fact.policy.direct)),
                fact.policy.rooms ? 1 : 0, fact.policy.pauseWhileVoting ? 1 : 0,
                fact.policy.onlyVerifiedVotes ? 1 : 0, m_lesson});
}

RecordWriter::Problem RecordWriter::put(const record::SeatMuted &fact) {
    return run(u"UPDATE seat SET muted_until = ? WHERE id = ?", {fact.until, sqlValue(fact.seat)});
}

RecordWriter::Problem RecordWriter::put(const record::HandRaised &fact) {
    return run(u"UPDATE seat SET hand_since = ? WHERE id = ?", {fact.at, sqlValue(fact.seat)});
}

RecordWriter::Problem RecordWriter::put(const record::HandLowered &fact) {
    return run(u"UPDATE seat SET hand_since = NULL WHERE id = ?", {sqlValue(fact.seat)});
}

RecordWriter::Problem RecordWriter::put(const record::InquiryMade &fact) {
    if (auto problem = openLesson(fact.at))
        return problem;
    return run(u"INSERT INTO inquiry (id, lesson, seat, text, key, asked_at) VALUES (?, ?, ?, ?, ?, ?)",
               {sqlValue(fact.inquiry), m_lesson, sqlValueOrNull(fact.seat), sqlValue(fact.text),
                sqlValue(fact.key), fact.at});
}

RecordWriter::Problem RecordWriter::put(const record::InquirySupported &fact) {
    const auto *statement = fact.wanted
                                ? u"INSERT OR IGNORE INTO inquiry_support (inquiry, seat) VALUES (?, ?)"
                                : u"DELETE FROM inquiry_support WHERE inquiry = ? AND seat = ?";
    return run(statement, {sqlValue(fact.inquiry), sqlValue(fact.seat)});
}

RecordWriter::Problem RecordWriter::put(const record::InquiryAnswered &fact) {
    return run(u"UPDATE inquiry SET answer = ? WHERE id = ?",
               {sqlValue(fact.answer), sqlValue(fact.inquiry)});
}

RecordWriter::Problem RecordWriter::put(const record::InquiryDismissed &fact) {
    return run(u"UPDATE inquiry SET dismissed = 1, projected = 0 WHERE id = ?", {sqlValue(fact.inquiry)});
}

RecordWriter::Problem RecordWriter::put(const record::InquiryProjected &fact) {
    if (auto problem = run(u"UPDATE inquiry SET projected = 0 WHERE projected = 1", {}))
        return problem;
    return run(u"UPDATE inquiry SET projected = 1 WHERE id = ?", {sqlValue(fact.inquiry)});
}

} // namespace lectern
