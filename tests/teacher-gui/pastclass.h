// SPDX-License-Identifier: GPL-3.0-or-later
// A class with a past, served page by page by a scripted server, and a connection that is in it.
#pragma once

#include "shared/client/connection.h"
#include "shared/protocol/limits.h"
#include "tests/support/scriptedserver.h"

#include <QHash>

#include <algorithm>

namespace lectern::test {

class PastClass {
public:
    PastClass() { serve(); }
    void serve() {
        server.contentOf = [this](const protocol::ClientMessage &request) { return pageFor(request); };
        server.answersRequests = true;
    }

    void open() {
        connection.open({QStringLiteral("127.0.0.1"), server.port()}, {protocol::Role::Teacher, {}, {}, {}});
    }
    bool join() {
        open();
        return QTest::qWaitFor([this] { return connection.isReady(); }, 20'000);
    }

    // The newest one so far. Times count up by themselves.
    LessonId addLesson(bool ended = true) {
        const LessonId id{++m_lastLesson};
        const qint64 start = noon + qint64(id.value) * 24 * 3'600'000;
        lessons.insert(lessons.begin(), {id, start, {}, 0, 23});
        if (ended)
            lessons.front().endedAt = start + 45 * 60'000;
        return id;
    }
    QuestionId ask(LessonId lesson, const QString &text, bool closed = true) {
        const QuestionId id{++m_lastQuestion};
        protocol::PastLesson &of = find(lesson);
        const qint64 at = of.startedAt + ++of.questions * 60'000;
        questions[lesson].push_back({id, protocol::QuestionKind::YesNo, text, at, {}, {{yes, 0}, {no, 0}}});
        if (closed)
            questions[lesson].back().closedAt = at + 50'000;
        return id;
    }
    // As it comes; a second one of a seat changes the first.
    void vote(LessonId lesson, QuestionId question, quint64 seat, const QString &name, const QString &choice,
              bool unverified = false) {
        auto &all = questions[lesson];
        auto &asked = *std::ranges::find(all, question, &protocol::PastQuestion::question);
        auto &given = answers[question];
        const auto before = std::find_if(given.rbegin(), given.rend(),
                                         [&](const auto &each) { return each.seat.value == seat; });
        for (protocol::ChoiceCount &each : asked.counts)
            each.count += (each.choice == choice) - (before != given.rend() && before->choice == each.choice);
        asked.unverified += unverified && before == given.rend();
        const AnswerId id{++m_lastAnswer};
        given.push_back(
            {id, SeatId{seat}, name, choice, asked.openedAt + qint64(given.size()) * 1000, unverified});
    }

    std::optional<protocol::ServerMessage> pageFor(const protocol::ClientMessage &message) const {
        using namespace protocol;
        const auto *list = std::get_if<ListLessons>(&message);
        const auto *ofLesson = std::get_if<ListQuestions>(&message);
        const auto *ofQuestion = std::get_if<ListAnswers>(&message);
        if (refusal && (list || ofLesson || ofQuestion))
            return *refusal;
        if (list) {
            const auto [some, more] = page(lessons, lessonsPerPage, [&](const PastLesson &each) {
                return !list->before || each.lesson < list->before;
            });
            return Lessons{some, more};
        }
        if (ofLesson) {
            const auto [some, more] =
                page(of(questions, ofLesson->lesson), questionsPerPage,
                     [&](const PastQuestion &each) { return each.question > ofLesson->after; });
            return Questions{ofLesson->lesson, some, more};
        }
        if (ofQuestion) {
            const auto [some, more] =
                page(of(answers, ofQuestion->question), answersPerPage,
                     [&](const PastAnswer &each) { return each.answer > ofQuestion->after; });
            return Answers{ofQuestion->question, some, more};
        }
        return std::nullopt;
    }

    static constexpr qint64 noon = 1'795'176'000'000; // of 2026-11-20, UTC
    static inline const QString yes = QStringLiteral("yes");
    static inline const QString no = QStringLiteral("no");

    std::vector<protocol::PastLesson> lessons; // newest first
    QHash<LessonId, std::vector<protocol::PastQuestion>> questions;
    QHash<QuestionId, std::vector<protocol::PastAnswer>> answers;
    std::optional<protocol::Error> refusal; // instead of pages
    size_t lessonsPerPage = limits::lessonsPerMessage;
    size_t questionsPerPage = limits::questionsPerMessage;
    size_t answersPerPage = limits::answersPerMessage;

    ScriptedServer server;
    client::Connection connection;

private:
    protocol::PastLesson &find(LessonId id) {
        return *std::ranges::find(lessons, id, &protocol::PastLesson::lesson);
    }

    template <class Id, class Item>
    static const std::vector<Item> &of(const QHash<Id, std::vector<Item>> &all, Id id) {
        static const std::vector<Item> none;
        const auto found = all.constFind(id);
        return found == all.cend() ? none : *found;
    }

    template <class Item, class Wanted>
    static std::pair<std::vector<Item>, bool> page(const std::vector<Item> &all, size_t most, Wanted wanted) {
        std::vector<Item> some;
        for (const Item &item : all) {
            if (some.size() <= most && wanted(item))
                some.push_back(item);
        }
        const bool more = some.size() > most;
        some.resize(std::min(some.size(), most));
        return {some, more};
    }

    quint64 m_lastLesson = 0;
    quint64 m_lastQuestion = 0;
    quint64 m_lastAnswer = 0;
};

} // namespace lectern::test
