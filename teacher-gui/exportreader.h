// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a part of the past from the server, page by page and in its order (the newest lesson first), and hands it to a writer.
#pragma once

#include "shared/report/writer.h"
#include "teacher-gui/exportscope.h"
#include "teacher-gui/models/historyfeed.h"

#include <QObject>

namespace lectern::teacher {

class ExportReader : public QObject {
    Q_OBJECT

public:
    // With or without who answered what: a chart shows no names.
    enum class Depth { Questions, Answers };

    ExportReader(HistoryFeed &feed, const ExportScope &scope, Depth depth, report::Writer &writer);

    void start();

Q_SIGNALS:
    // Thousandths of all, and the question that is read: "3 of 20".
    void progressed(int thousandths, int question, int questions);
    void finished();
    void failed(const QString &why);

private:
    void askLessons(LessonId before);
    void onLessons(const protocol::Lessons &page);
    void nextLesson();
    void finish();
    void askQuestions(QuestionId after);
    void onQuestions(const protocol::Questions &page);
    void nextQuestion();
    void askAnswers(AnswerId after);
    void onAnswers(const protocol::Answers &page);
    void write();
    void tellProgress();

    HistoryFeed &m_feed;
    const ExportScope m_scope;
    const Depth m_depth;
    report::Writer &m_writer;
    // What is still to be written; the next one stands last.
    std::vector<protocol::PastLesson> m_lessons;
    std::vector<protocol::PastQuestion> m_questions;
    std::vector<protocol::PastAnswer> m_answers; // of the question that stands last, so far
    protocol::PastLesson m_lesson;               // the one that is being written
    int m_written = 0;
    int m_all = 0; // questions
};

} // namespace lectern::teacher
