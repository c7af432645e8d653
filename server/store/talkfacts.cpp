// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/talkfacts.h"

#include "server/store/rows.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/wirewords.h"

namespace lectern {

namespace {

template <class Enum>
Enum wordIn(Rows &rows, int column) {
    const auto value = protocol::fromWord<Enum>(rows.text(column));
    if (!value || *value == Enum::Other)
        rows.blame("a word that has no place there"_L1);
    return value.value_or(Enum::Other);
}

class TalkReader {
public:
    TalkReader(const Database &database, qint64 lesson) : m_database(database), m_lesson(lesson) {}

    void readPolicy();
    void readSeats();
    void readRooms();
    void readMembers();
    void readClosings();
    void readMessages();
    void readInquiries();
    void readSupport();
    void readNumbers();
    TalkFacts take() {
        if (m_problem)
            return std::move(*m_problem);
        return std::move(m_facts);
    }

private:
    // Calls `read` with every row; after the first problem nothing is read any more.
    void forEach(const QString &statement, auto read) {
        if (m_problem)
            return;
        const QVariantList values = statement.contains(u'?') ? QVariantList{m_lesson} : QVariantList();
        Rows rows(m_database, statement, values);
        while (rows.next())
            read(rows);
        m_problem = rows.problem();
    }
    void add(Record fact) { m_facts.push_back(std::move(fact)); }

    const Database &m_database;
    qint64 m_lesson;
    std::vector<Record> m_facts;
    std::optional<StorageProblem> m_problem;
};

void TalkReader::readPolicy() {
    forEach(
        u"SELECT chat, direct, rooms, pause_while_voting, only_verified_votes FROM lesson WHERE id = ?"_s,
        [this](Rows &rows) {
            add(record::PolicySet{{wordIn<protocol::TalkLevel>(rows, 0), wordIn<protocol::TalkLevel>(rows, 1),
                                   rows.number(2) != 0, rows.number(3) != 0, rows.number(4) != 0}});
        });
}

void TalkReader::readSeats() {
    forEach(u"SELECT id, hand_since, muted_until FROM seat WHERE lesson = ? AND left_at IS NULL"
            " AND (hand_since IS NOT NULL OR muted_until IS NOT NULL) ORDER BY id"_s,
            [this](Rows &rows) {
                const auto seat = rows.id<SeatId>(0);
                if (const auto since = rows.time(1))
                    add(record::HandRaised{seat, *since});
                if (const auto until = rows.time(2))
                    add(record::SeatMuted{seat, *until});
            });
}

void TalkReader::readRooms() {
    forEach(u"SELECT id, kind, name, coalesce(builder, 0), opened_at FROM room"
            " WHERE lesson = ? ORDER BY id"_s,
            [this](Rows &rows) {
                record::RoomOpened fact{rows.id<RoomId>(0),
                                        wordIn<protocol::RoomKind>(rows, 1),
                                        rows.text(2, limits::roomNameCharacters),
                                        {},
                                        rows.number(4)};
                if (rows.number(3) != 0)
                    fact.builder = rows.id<SeatId>(3);
                add(std::move(fact));
            });
}

void TalkReader::readMembers() {
    forEach(u"SELECT m.room, m.seat, r.opened_at FROM room_member AS m JOIN room AS r ON r.id = m.room"
            " WHERE r.lesson = ? ORDER BY m.room, m.seat"_s,
            [this](Rows &rows) {
                add(record::RoomJoined{rows.id<RoomId>(0), rows.id<SeatId>(1), rows.number(2)});
            });
}

// They count for who may delete what was said there.
void TalkReader::readClosings() {
    forEach(u"SELECT id, closed_at FROM room WHERE lesson = ? AND closed_at IS NOT NULL ORDER BY id"_s,
            [this](Rows &rows) {
                add(record::RoomClosed{rows.id<RoomId>(0), rows.number(1)});
            });
}

void TalkReader::readMessages() {
    forEach(u"SELECT m.id, m.room, m.seat, m.kind, m.key, m.said_at, coalesce(m.deleted_by, 0)"
            " FROM message AS m JOIN room AS r ON r.id = m.room WHERE r.lesson = ? ORDER BY m.id"_s,
            [this](Rows &rows) {
                const auto message = rows.id<MessageId>(0);
                add(record::MessageSaid{message,
                                        rows.id<RoomId>(1),
                                        rows.id<SeatId>(2),
                                        wordIn<protocol::MessageKind>(rows, 3),
                                        {},
                                        rows.text(4, limits::messageKeyCharacters),
                                        rows.number(5)});
                if (rows.number(6) != 0)
                    add(record::MessageDeleted{message, rows.id<SeatId>(6), rows.number(5)});
            });
}

void TalkReader::readInquiries() {
    InquiryId projected;
    forEach(u"SELECT id, coalesce(seat, 0), text, key, asked_at, answer IS NOT NULL, coalesce(answer, ''),"
            " projected FROM inquiry WHERE lesson = ? AND dismissed = 0 ORDER BY id"_s,
            [&](Rows &rows) {
                const auto inquiry = rows.id<InquiryId>(0);
                const SeatId seat = rows.number(1) == 0 ? SeatId{} : rows.id<SeatId>(1);
                add(record::InquiryMade{inquiry, seat, rows.text(2, limits::inquiryCharacters),
                                        rows.text(3, limits::messageKeyCharacters), rows.number(4)});
                if (rows.number(5) != 0)
                    add(record::InquiryAnswered{inquiry, rows.text(6, limits::inquiryCharacters)});
                if (rows.number(7) != 0)
                    projected = inquiry;
            });
    if (projected)
        add(record::InquiryProjected{projected});
}

void TalkReader::readSupport() {
    forEach(u"SELECT s.inquiry, s.seat FROM inquiry_support AS s JOIN inquiry AS i ON i.id = s.inquiry"
            " WHERE i.lesson = ? AND i.dismissed = 0 ORDER BY s.inquiry, s.seat"_s,
            [this](Rows &rows) {
                add(record::InquirySupported{rows.id<InquiryId>(0), rows.id<SeatId>(1), true});
            });
}

// The last of each, opened and gone again: what remains of it is its number.
void TalkReader::readNumbers() {
    forEach(u"SELECT id, opened_at FROM room ORDER BY id DESC LIMIT 1"_s, [this](Rows &rows) {
        const auto room = rows.id<RoomId>(0);
        add(record::RoomOpened{room, protocol::RoomKind::Separate, {}, {}, rows.number(1)});
        add(record::RoomClosed{room, rows.number(1)});
    });
    forEach(u"SELECT id, asked_at FROM inquiry ORDER BY id DESC LIMIT 1"_s, [this](Rows &rows) {
        const auto inquiry = rows.id<InquiryId>(0);
        add(record::InquiryMade{inquiry, {}, {}, {}, rows.number(1)});
        add(record::InquiryDismissed{inquiry});
    });
    forEach(u"SELECT id, seat, said_at FROM message WHERE room NOT IN (SELECT id FROM room WHERE lesson ="
            " (SELECT max(id) FROM lesson WHERE ended_at IS NULL)) ORDER BY id DESC LIMIT 1"_s,
            [this](Rows &rows) {
                add(record::MessageSaid{rows.id<MessageId>(0),
                                        {},
                                        rows.id<SeatId>(1),
                                        protocol::MessageKind::Message,
                                        {},
                                        {},
                                        rows.number(2)});
            });
}

} // namespace

TalkFacts readTalkNumbers(const Database &database) {
    TalkReader reader(database, 0);
    reader.readNumbers();
    return reader.take();
}

TalkFacts readTalk(const Database &database, qint64 lesson) {
    TalkReader reader(database, lesson);
    reader.readPolicy();
    reader.readSeats();
    reader.readRooms();
    reader.readMembers();
    reader.readClosings();
    reader.readMessages();
    reader.readInquiries();
    reader.readSupport();
    return reader.take();
}

} // namespace lectern
