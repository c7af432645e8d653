// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/exporter.h"

#include <QFileDevice>

namespace lectern::commands {

using namespace Qt::Literals::StringLiterals;

Exporter::Exporter(Database &database, report::Format format, QFileDevice &output, Progress &progress)
    : m_database(database),
      m_history(database),
      m_output(output),
      m_writer(report::makeWriter(format, output)),
      m_progress(progress) {}

Exporter::Problem Exporter::write(const std::optional<protocol::PastLesson> &only) {
    if (auto problem = m_database.execute(u"BEGIN"_s))
        return problem;
    auto problem = writeReport(only);
    m_database.rollback();
    return problem;
}

Exporter::Problem Exporter::writeReport(const std::optional<protocol::PastLesson> &only) {
    m_writer->begin();
    auto problem = only ? writeLesson(*only) : writeAll();
    m_writer->end();
    return problem;
}

Exporter::Problem Exporter::writeAll() {
    protocol::ListLessons request;
    for (bool more = true; more && goesOn();) {
        const auto read = m_history.page(request);
        if (const auto *problem = std::get_if<StorageProblem>(&read))
            return *problem;
        const auto &page = std::get<protocol::Lessons>(read);
        for (const protocol::PastLesson &lesson : page.lessons) {
            if (auto problem = writeLesson(lesson))
                return problem;
            request.before = lesson.lesson;
        }
        more = page.more;
    }
    return std::nullopt;
}

Exporter::Problem Exporter::writeLesson(const protocol::PastLesson &lesson) {
    m_writer->lesson(lesson);
    protocol::ListQuestions request{lesson.lesson, {}};
    for (bool more = true; more && goesOn();) {
        const auto read = m_history.page(request);
        if (const auto *problem = std::get_if<StorageProblem>(&read))
            return *problem;
        const auto &page = std::get<protocol::Questions>(read);
        for (const protocol::PastQuestion &question : page.questions) {
            if (auto problem = writeQuestion(question))
                return problem;
            request.after = question.question;
        }
        more = page.more;
    }
    return std::nullopt;
}

Exporter::Problem Exporter::writeQuestion(const protocol::PastQuestion &question) {
    std::vector<protocol::PastAnswer> answers;
    protocol::ListAnswers request{question.question, {}};
    for (bool more = true; more && goesOn();) {
        const auto read = m_history.page(request);
        if (const auto *problem = std::get_if<StorageProblem>(&read))
            return *problem;
        const auto &page = std::get<protocol::Answers>(read);
        answers.insert(answers.end(), page.answers.begin(), page.answers.end());
        more = page.more;
        if (more)
            request.after = page.answers.back().answer;
    }
    m_writer->question(question, answers);
    m_progress.advance();
    return std::nullopt;
}

bool Exporter::goesOn() const {
    return !m_progress.isCancelled() && m_output.error() == QFileDevice::NoError;
}

} // namespace lectern::commands
