// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/history.h"

#include "server/classroom/question.h"
#include "server/store/rows.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/wirewords.h"

#include <algorithm>
#include <limits>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

// Reads items until the page is full; that there was one more row then is how it knows of more.
template <class Page, class Item>
History::Read<Page> fill(Page page, std::vector<Item> Page::*items, Rows &rows, auto &&isFull, auto &&read) {
    while (rows.next()) {
        page.more = isFull(page);
        if (page.more)
            break;
        (page.*items).push_back(read());
    }
    if (auto problem = rows.problem())
        return std::move(*problem);
    return page;
}

constexpr auto foreignChoice = "an answer that its question does not have"_L1;

struct Counted {
    std::vector<protocol::ChoiceCount> counts;
    qint64 ballots = 0; // with those that were changed later
    int unverified = 0; // of those that count
};

// Of several ballots of a seat SQLite takes the choice from the row with the greatest `answer`:
// https://www.sqlite.org/lang_select.html#bareagg
Counted count(const Database &database, QuestionId question, protocol::QuestionKind kind, Rows &damage) {
    Counted counted;
    for (const QString &choice : KindRules::of(kind).choices())
        counted.counts.push_back({choice, 0});
    Rows rows(
        database,
        u"SELECT choice, count(*), sum(times), max(last), sum(guest) FROM (SELECT choice, count(*) AS times,"
        " max(answer) AS last, EXISTS (SELECT 1 FROM seat WHERE id = ballot.seat AND door IS NOT NULL)"
        " AS guest FROM ballot WHERE question = ? GROUP BY seat) GROUP BY choice"_s,
        {idValue(question)});
    while (rows.next()) {
        const auto entry = std::ranges::find(counted.counts, rows.text(0), &protocol::ChoiceCount::choice);
        if (entry == counted.counts.end())
            rows.blame(foreignChoice);
        else
            entry->count = static_cast<int>(rows.number(1));
        counted.ballots += rows.number(2);
        counted.unverified += static_cast<int>(rows.number(4));
    }
    damage.adopt(rows);
    return counted;
}

protocol::QuestionKind kindIn(Rows &rows, int column) {
    const auto kind = protocol::fromWord<protocol::QuestionKind>(rows.text(column));
    if (!kind || kind == protocol::QuestionKind::Other)
        rows.blame("a question of an unknown kind"_L1);
    return kind.value_or(protocol::QuestionKind::Other);
}

protocol::PastQuestion questionOf(Rows &rows) {
    protocol::PastQuestion question;
    question.question = rows.id<QuestionId>(0);
    question.kind = kindIn(rows, 1);
    question.text = rows.text(2, limits::questionCharacters);
    question.openedAt = rows.number(3);
    question.closedAt = rows.time(4);
    return question;
}

protocol::PastAnswer answerOf(Rows &rows) {
    protocol::PastAnswer answer;
    answer.answer = rows.id<AnswerId>(0);
    answer.seat = rows.id<SeatId>(1);
    answer.unverified = !rows.text(6).isEmpty();
    answer.name = rows.text(2, answer.unverified ? limits::guestNameCharacters : limits::nameCharacters);
    answer.choice = rows.text(3);
    answer.at = rows.number(4);
    if (!KindRules::of(kindIn(rows, 5)).accepts(answer.choice))
        rows.blame(foreignChoice);
    return answer;
}

} // namespace

History::Read<protocol::Lessons> History::page(const protocol::ListLessons &request) const {
    const qint64 before =
        request.before ? static_cast<qint64>(request.before.value) : std::numeric_limits<qint64>::max();
    Rows rows(m_database,
              u"SELECT id, started_at, ended_at, (SELECT count(*) FROM question WHERE lesson = lesson.id),"
              " (SELECT count(*) FROM seat WHERE lesson = lesson.id AND role = ?"
              " AND coalesce(door, 'poll') = 'poll')"
              " FROM lesson WHERE started_at IS NOT NULL AND id < ? ORDER BY id DESC LIMIT ?"_s,
              {QString(protocol::toWord(protocol::Role::Student)), before, limits::lessonsPerMessage + 1});
    const auto isFull = [](const auto &page) {
        return std::ssize(page.lessons) >= limits::lessonsPerMessage;
    };
    return fill(protocol::Lessons{}, &protocol::Lessons::lessons, rows, isFull, [&rows] {
        return protocol::PastLesson{rows.id<LessonId>(0), rows.number(1), rows.time(2),
                                    static_cast<int>(rows.number(3)), static_cast<int>(rows.number(4))};
    });
}

History::Read<protocol::Questions> History::page(const protocol::ListQuestions &request) const {
    Rows rows(m_database,
              u"SELECT id, kind, text, opened_at, closed_at FROM question"
              " WHERE lesson = ? AND id > ? ORDER BY id LIMIT ?"_s,
              {idValue(request.lesson), idValue(request.after), limits::questionsPerMessage + 1});
    qint64 ballots = 0;
    const auto isFull = [&ballots](const auto &page) {
        return std::ssize(page.questions) >= limits::questionsPerMessage || ballots > limits::ballotsPerPage;
    };
    return fill(protocol::Questions{request.lesson, {}, false}, &protocol::Questions::questions, rows, isFull,
                [&] {
                    protocol::PastQuestion question = questionOf(rows);
                    auto counted = count(m_database, question.question, question.kind, rows);
                    question.counts = std::move(counted.counts);
                    question.unverified = counted.unverified;
                    ballots += counted.ballots;
                    return question;
                });
}

History::Read<protocol::Answers> History::page(const protocol::ListAnswers &request) const {
    // A ballot without its seat is damage, and to be told of, not to be left out.
    Rows rows(m_database,
              u"SELECT b.answer, b.seat, s.name, b.choice, b.cast_at, q.kind,"
              " coalesce(s.door, '') FROM ballot AS b"
              " JOIN question AS q ON q.id = b.question LEFT JOIN seat AS s ON s.id = b.seat"
              " WHERE b.question = ? AND b.answer > ? ORDER BY b.answer LIMIT ?"_s,
              {idValue(request.question), idValue(request.after), limits::answersPerMessage + 1});
    const auto isFull = [](const auto &page) {
        return std::ssize(page.answers) >= limits::answersPerMessage;
    };
    return fill(protocol::Answers{request.question, {}, false}, &protocol::Answers::answers, rows, isFull,
                [&rows] { return answerOf(rows); });
}

} // namespace lectern
