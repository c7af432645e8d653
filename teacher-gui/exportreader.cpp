// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/exportreader.h"

#include <algorithm>

namespace lectern::teacher {

using namespace protocol;

ExportReader::ExportReader(HistoryFeed &feed, const ExportScope &scope, Depth depth, report::Writer &writer)
    : m_feed(feed), m_scope(scope), m_depth(depth), m_writer(writer) {}

// A lesson of its own is the first one before the one after it.
void ExportReader::start() {
    m_writer.begin();
    askLessons(m_scope.lesson ? LessonId{m_scope.lesson.value + 1} : LessonId{});
}

// ---- lessons ----

void ExportReader::askLessons(LessonId before) {
    m_feed.ask(ListLessons{before}, this, [this](const Lessons *page, const QString &problem) {
        page ? onLessons(*page) : Q_EMIT failed(problem);
    });
}

void ExportReader::onLessons(const Lessons &page) {
    for (const PastLesson &lesson : page.lessons) {
        if (m_scope.lesson && lesson.lesson != m_scope.lesson)
            continue;
        m_lessons.push_back(lesson);
        m_all += m_scope.question ? 1 : lesson.questions;
    }
    if (!m_scope.lesson && page.more && !page.lessons.empty()) {
        askLessons(page.lessons.back().lesson);
    } else if (m_scope.lesson && m_lessons.empty()) {
        Q_EMIT failed(tr("The server does not know this lesson any more. Refresh, then try again."));
    } else {
        std::ranges::reverse(m_lessons);
        nextLesson();
    }
}

void ExportReader::nextLesson() {
    if (m_lessons.empty()) {
        finish();
        return;
    }
    m_lesson = m_lessons.back();
    m_lessons.pop_back();
    m_writer.lesson(m_lesson);
    askQuestions(m_scope.question ? QuestionId{m_scope.question.value - 1} : QuestionId{});
}

void ExportReader::finish() {
    if (m_depth == Depth::Questions && m_written == 0) {
        Q_EMIT failed(tr("Nothing was asked in this lesson, so there is no chart."));
        return;
    }
    m_writer.end();
    Q_EMIT finished();
}

// ---- questions ----

void ExportReader::askQuestions(QuestionId after) {
    m_feed.ask(ListQuestions{m_lesson.lesson, after}, this,
               [this](const Questions *page, const QString &problem) {
                   page ? onQuestions(*page) : Q_EMIT failed(problem);
               });
}

void ExportReader::onQuestions(const Questions &page) {
    for (const PastQuestion &question : page.questions) {
        if (!m_scope.question || question.question == m_scope.question)
            m_questions.push_back(question);
    }
    if (!m_scope.question && page.more && !page.questions.empty()) {
        askQuestions(page.questions.back().question);
        return;
    }
    if (m_scope.question && m_questions.empty()) {
        Q_EMIT failed(tr("The server does not know this question any more. Refresh, then try again."));
        return;
    }
    std::ranges::reverse(m_questions);
    nextQuestion();
}

void ExportReader::nextQuestion() {
    tellProgress();
    if (m_questions.empty())
        nextLesson();
    else if (m_depth == Depth::Answers)
        askAnswers({});
    else
        write();
}

// ---- answers ----

void ExportReader::askAnswers(AnswerId after) {
    m_feed.ask(ListAnswers{m_questions.back().question, after}, this,
               [this](const Answers *page, const QString &problem) {
                   page ? onAnswers(*page) : Q_EMIT failed(problem);
               });
}

void ExportReader::onAnswers(const Answers &page) {
    m_answers.insert(m_answers.end(), page.answers.begin(), page.answers.end());
    tellProgress();
    if (page.more && !page.answers.empty())
        askAnswers(page.answers.back().answer);
    else
        write();
}

void ExportReader::write() {
    m_writer.question(m_questions.back(), m_answers);
    m_answers.clear();
    m_questions.pop_back();
    ++m_written;
    // Drawing a page takes its time: the class goes on meanwhile.
    QMetaObject::invokeMethod(this, &ExportReader::nextQuestion, Qt::QueuedConnection);
}

void ExportReader::tellProgress() {
    const int all = qMax(1, m_all);
    double part = 0; // of the question that is read
    if (!m_questions.empty()) {
        size_t expected = 1; // at least: who changed the answer has several
        for (const ChoiceCount &each : m_questions.back().counts)
            expected += size_t(each.count);
        part = std::min(1.0, double(m_answers.size()) / double(expected));
    }
    const double done = std::min(1.0, (m_written + part) / all);
    Q_EMIT progressed(int(1000 * done), std::min(m_written + 1, all), all);
}

} // namespace lectern::teacher
