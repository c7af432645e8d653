// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/recordwriter.h"

#include "server/store/sqlvalue.h"
#include "shared/protocol/wirewords.h"

#include <QSqlError>
#include <QVariant>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

std::optional<StorageProblem> RecordWriter::catchUp() {
    QSqlQuery query(m_database.sql());
    if (!query.exec(u"SELECT coalesce((SELECT max(id) FROM lesson WHERE ended_at IS NULL), 0),"
                    " coalesce((SELECT max(id) FROM lesson), 0),"
                    " coalesce((SELECT max(answer) FROM ballot WHERE question ="
                    " (SELECT max(question) FROM ballot)), 0)"_s) ||
        !query.next())
        return m_database.problem(query.lastError());
    m_lesson = query.value(0).toLongLong();
    m_lastLesson = query.value(1).toLongLong();
    m_lastAnswer = query.value(2).toLongLong();
    return std::nullopt;
}

std::optional<StorageProblem> RecordWriter::write(const Record &record) {
    return std::visit([this](const auto &fact) { return put(fact); }, record);
}

RecordWriter::Problem RecordWriter::put(const record::LessonStarted &fact) {
    if (auto problem = openLesson(fact.at))
        return problem;
    return run(u"UPDATE lesson SET started_at = ? WHERE id = ?", {fact.at, m_lesson});
}

// The tokens of the lesson that ends are kept, to tell who comes back that it has ended; those before are not.
RecordWriter::Problem RecordWriter::put(const record::LessonEnded &fact) {
    if (auto problem = openLesson(fact.at))
        return problem;
    if (auto problem = run(u"UPDATE question SET closed_at = ? WHERE lesson = ? AND closed_at IS NULL",
                           {fact.at, m_lesson}))
        return problem;
    if (auto problem = run(u"UPDATE seat SET token_hash = NULL WHERE lesson ="
                           " (SELECT max(id) FROM lesson WHERE id < ?) AND token_hash IS NOT NULL",
                           {m_lesson}))
        return problem;
    auto problem = run(u"UPDATE lesson SET ended_at = ? WHERE id = ?", {fact.at, m_lesson});
    m_lesson = 0;
    return problem;
}

RecordWriter::Problem RecordWriter::put(const record::SeatTaken &fact) {
    if (auto problem = openLesson(fact.at))
        return problem;
    const QVariant door = fact.door ? QVariant(QString(protocol::toWord(*fact.door))) : QVariant();
    return run(u"INSERT INTO seat (id, lesson, role, name, token_hash, taken_at, door)"
               " VALUES (?, ?, ?, ?, ?, ?, ?)",
               {sqlValue(fact.seat), m_lesson, QString(protocol::toWord(fact.role)), sqlValue(fact.name),
                fact.tokenHash, fact.at, door});
}

RecordWriter::Problem RecordWriter::put(const record::TokenReplaced &fact) {
    return run(u"UPDATE seat SET token_hash = ? WHERE id = ?", {fact.tokenHash, sqlValue(fact.seat)});
}

RecordWriter::Problem RecordWriter::put(const record::SeatLeft &fact) {
    return run(u"UPDATE seat SET left_at = ?, token_hash = NULL, hand_since = NULL WHERE id = ?",
               {fact.at, sqlValue(fact.seat)});
}

RecordWriter::Problem RecordWriter::put(const record::QuestionOpened &fact) {
    if (auto problem = openLesson(fact.at))
        return problem;
    return run(u"INSERT INTO question (id, lesson, kind, text, opened_at) VALUES (?, ?, ?, ?, ?)",
               {sqlValue(fact.question), m_lesson, QString(protocol::toWord(fact.kind)), sqlValue(fact.text),
                fact.at});
}

RecordWriter::Problem RecordWriter::put(const record::QuestionClosed &fact) {
    return run(u"UPDATE question SET closed_at = ? WHERE id = ?", {fact.at, sqlValue(fact.question)});
}

RecordWriter::Problem RecordWriter::put(const record::BallotCast &fact) {
    return run(
        u"INSERT INTO ballot (question, answer, seat, choice, cast_at) VALUES (?, ?, ?, ?, ?)",
        {sqlValue(fact.question), ++m_lastAnswer, sqlValue(fact.seat), sqlValue(fact.choice), fact.at});
}

RecordWriter::Problem RecordWriter::put(const record::ResultShown &fact) {
    return run(u"UPDATE question SET shown = ? WHERE id = ?", {fact.shown ? 1 : 0, sqlValue(fact.question)});
}

RecordWriter::Problem RecordWriter::openLesson(qint64 at) {
    if (m_lesson != 0)
        return std::nullopt;
    m_lesson = ++m_lastLesson;
    return run(u"INSERT INTO lesson (id, opened_at) VALUES (?, ?)", {m_lesson, at});
}

RecordWriter::Problem RecordWriter::run(QStringView statement, std::initializer_list<QVariant> values) {
    auto prepared = m_prepared.find(statement.data());
    if (prepared == m_prepared.end()) {
        QSqlQuery query(m_database.sql());
        if (!query.prepare(statement.toString()))
            return m_database.problem(query.lastError());
        prepared = m_prepared.emplace(statement.data(), std::move(query)).first;
    }
    QSqlQuery &query = prepared->second;
    int place = 0;
    for (const QVariant &value : values)
        query.bindValue(place++, value);
    if (query.exec())
        return std::nullopt;
    return m_database.problem(query.lastError());
}

} // namespace lectern
