// SPDX-License-Identifier: GPL-3.0-or-later
// Puts records into the tables, within a transaction that somebody else begins and commits.
#pragma once

#include "server/classroom/records.h"
#include "server/store/database.h"

#include <unordered_map>

namespace lectern {

class RecordWriter {
public:
    explicit RecordWriter(Database &database) : m_database(database) {}

    // Where the file stands: which lesson runs, the last answer's number. At the start, and after a rollback.
    std::optional<StorageProblem> catchUp();
    std::optional<StorageProblem> write(const Record &record);

private:
    using Problem = std::optional<StorageProblem>;

    Problem put(const record::LessonStarted &fact);
    Problem put(const record::LessonEnded &fact);
    Problem put(const record::SeatTaken &fact);
    Problem put(const record::TokenReplaced &fact);
    Problem put(const record::SeatLeft &fact);
    Problem put(const record::QuestionOpened &fact);
    Problem put(const record::QuestionClosed &fact);
    Problem put(const record::BallotCast &fact);
    Problem put(const record::ResultShown &fact);
    Problem put(const record::RoomOpened &fact);
    Problem put(const record::RoomClosed &fact);
    Problem put(const record::RoomJoined &fact);
    Problem put(const record::RoomLeft &fact);
    Problem put(const record::MessageSaid &fact);
    Problem put(const record::MessageDeleted &fact);
    Problem put(const record::PolicySet &fact);
    Problem put(const record::SeatMuted &fact);
    Problem put(const record::HandRaised &fact);
    Problem put(const record::HandLowered &fact);
    Problem put(const record::InquiryMade &fact);
    Problem put(const record::InquirySupported &fact);
    Problem put(const record::InquiryAnswered &fact);
    Problem put(const record::InquiryDismissed &fact);
    Problem put(const record::InquiryProjected &fact);

    Problem openLesson(qint64 at); // where none runs
    Problem run(QStringView statement, std::initializer_list<QVariant> values);

    Database &m_database;
    std::unordered_map<const QChar *, QSqlQuery> m_prepared; // key: the literal
    qint64 m_lesson = 0;                                     // 0: none runs
    qint64 m_lastLesson = 0;
    qint64 m_lastAnswer = 0;
};

} // namespace lectern
