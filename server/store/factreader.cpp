// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/factreader.h"

#include "server/store/talkfacts.h"
#include "shared/protocol/wirewords.h"

#include <QSqlError>
#include <QVariant>

#include <algorithm>
#include <iterator>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

class FactReader {
public:
    explicit FactReader(const Database &database) : m_database(database) {}

    Facts read() {
        readLastLesson();
        readRunningLesson();
        if (m_problem)
            return std::move(*m_problem);
        return std::move(m_facts);
    }

private:
    void readLastLesson();
    void readRunningLesson();
    void readSeats(qint64 lesson);
    void readCurrentQuestion(qint64 lesson);
    void readBallots(qint64 question);

    // Calls `take` with every row; the first error is kept, and nothing is read any more.
    template <class Take>
    void forEach(const QString &statement, const QVariantList &values, Take take) {
        if (m_problem)
            return;
        QSqlQuery query(m_database.sql());
        query.setForwardOnly(true);
        bool isFine = query.prepare(statement);
        for (int i = 0; i < values.size(); ++i)
            query.bindValue(i, values.at(i));
        isFine = isFine && query.exec();
        while (isFine && query.next())
            take(query);
        if (query.lastError().isValid())
            m_problem = m_database.problem(query.lastError());
    }
    template <class Enum>
    Enum word(const QVariant &text) {
        const auto value = protocol::fromWord<Enum>(text.toString());
        if (!value)
            m_problem =
                StorageProblem{StorageProblem::Kind::Damaged,
                               u"%1 is damaged: \"%2\" has no place in it. Restore it from a backup."_s.arg(
                                   m_database.file(), text.toString())};
        return value.value_or(Enum{});
    }
    void add(Record fact) { m_facts.push_back(std::move(fact)); }
    void addAll(TalkFacts facts) {
        if (auto *problem = std::get_if<StorageProblem>(&facts))
            m_problem = std::move(*problem);
        else
            std::ranges::move(std::get<std::vector<Record>>(facts), std::back_inserter(m_facts));
    }

    const Database &m_database;
    std::vector<Record> m_facts;
    std::optional<StorageProblem> m_problem;
};

template <class Tag>
void take(Id<Tag> &id, const QVariant &value) {
    id.value = value.toULongLong();
}

// Nobody sits there any more: it is read for the numbers to go on, and for the tokens that were good in it.
void FactReader::readLastLesson() {
    forEach(u"SELECT id, opened_at FROM question ORDER BY id DESC LIMIT 1"_s, {},
            [this](const QSqlQuery &row) {
                record::QuestionOpened fact;
                take(fact.question, row.value(0));
                fact.at = row.value(1).toLongLong();
                add(fact);
            });
    if (!m_problem)
        addAll(readTalkNumbers(m_database));
    forEach(u"SELECT id, ended_at FROM lesson WHERE ended_at IS NOT NULL ORDER BY id DESC LIMIT 1"_s, {},
            [this](const QSqlQuery &row) {
                readSeats(row.value(0).toLongLong());
                add(record::LessonEnded{row.value(1).toLongLong()});
            });
}

void FactReader::readRunningLesson() {
    forEach(u"SELECT id, started_at FROM lesson WHERE ended_at IS NULL ORDER BY id DESC LIMIT 1"_s, {},
            [this](const QSqlQuery &row) {
                if (!row.isNull(1))
                    add(record::LessonStarted{row.value(1).toLongLong()});
                readSeats(row.value(0).toLongLong());
                readCurrentQuestion(row.value(0).toLongLong());
                if (!m_problem)
                    addAll(readTalk(m_database, row.value(0).toLongLong()));
            });
}

void FactReader::readSeats(qint64 lesson) {
    forEach(u"SELECT id, role, name, token_hash, taken_at, left_at, door FROM seat WHERE lesson = ?"
            " ORDER BY id"_s,
            {lesson}, [this](const QSqlQuery &row) {
                record::SeatTaken fact;
                take(fact.seat, row.value(0));
                fact.role = word<protocol::Role>(row.value(1));
                fact.name = row.value(2).toString();
                fact.tokenHash = row.value(3).toByteArray();
                fact.at = row.value(4).toLongLong();
                if (!row.isNull(6))
                    fact.door = word<protocol::Door>(row.value(6));
                add(fact);
                if (!row.isNull(5)) // before the next seat: that one may have the name now
                    add(record::SeatLeft{fact.seat, row.value(5).toLongLong()});
            });
}

void FactReader::readCurrentQuestion(qint64 lesson) {
    forEach(u"SELECT id, kind, text, opened_at, closed_at, shown FROM question WHERE lesson = ?"
            " ORDER BY id DESC LIMIT 1"_s,
            {lesson}, [this](const QSqlQuery &row) {
                record::QuestionOpened fact;
                take(fact.question, row.value(0));
                fact.kind = word<protocol::QuestionKind>(row.value(1));
                fact.text = row.value(2).toString();
                fact.at = row.value(3).toLongLong();
                add(fact);
                readBallots(row.value(0).toLongLong());
                if (!row.isNull(4))
                    add(record::QuestionClosed{fact.question, row.value(4).toLongLong()});
                if (row.value(5).toInt() != 0)
                    add(record::ResultShown{fact.question, true});
            });
}

void FactReader::readBallots(qint64 question) {
    forEach(u"SELECT seat, choice, cast_at FROM counted_ballot WHERE question = ? ORDER BY answer"_s,
            {question}, [this, question](const QSqlQuery &row) {
                record::BallotCast fact;
                fact.question.value = static_cast<quint64>(question);
                take(fact.seat, row.value(0));
                fact.choice = row.value(1).toString();
                fact.at = row.value(2).toLongLong();
                add(fact);
            });
}

} // namespace

Facts readFacts(const Database &database) { return FactReader(database).read(); }

} // namespace lectern
