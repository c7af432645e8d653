// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/report/csvreport.h"

#include "shared/report/cells.h"
#include "shared/report/countedanswers.h"
#include "shared/report/isotime.h"

#include <QIODevice>

namespace lectern::report {

namespace {

const QByteArrayList header{"lesson",      "lesson started", "lesson ended", "question", "question text",
                            "asked",       "closed",         "seat",         "name",     "answer",
                            "answered at", "counts",         "unverified"};

QByteArray timeCell(const std::optional<qint64> &time) { return time ? isoTime(*time) : QByteArray(); }

template <class Tag>
QByteArray idCell(Id<Tag> id) {
    return QByteArray::number(id.value);
}

QByteArrayList cellsOf(const protocol::PastLesson &lesson) {
    return {idCell(lesson.lesson), isoTime(lesson.startedAt), timeCell(lesson.endedAt)};
}

QByteArrayList cellsOf(const protocol::PastQuestion &question) {
    return {idCell(question.question), cells::textCell(question.text), isoTime(question.openedAt),
            timeCell(question.closedAt)};
}

QByteArrayList cellsOf(const protocol::PastAnswer &answer, bool counts) {
    return {idCell(answer.seat), cells::textCell(answer.name), cells::textCell(answer.choice),
            isoTime(answer.at),  counts ? "yes" : "no",        answer.unverified ? "yes" : "no"};
}

} // namespace

void CsvReport::begin() {
    m_output.write("\xef\xbb\xbf"); // the byte order mark, by which Excel knows UTF-8
    write(header);
}

void CsvReport::lesson(const protocol::PastLesson &lesson) {
    endLesson();
    m_lesson = cellsOf(lesson);
    m_hasRow = false;
}

void CsvReport::question(const protocol::PastQuestion &question,
                         const std::vector<protocol::PastAnswer> &answers) {
    m_hasRow = true;
    const QByteArrayList start = m_lesson + cellsOf(question);
    if (answers.empty())
        write(start);
    const std::vector<bool> counts = whichCount(answers);
    for (size_t i = 0; i < answers.size(); ++i)
        write(start + cellsOf(answers[i], counts[i]));
}

void CsvReport::end() { endLesson(); }

void CsvReport::endLesson() {
    if (!m_lesson.isEmpty() && !m_hasRow)
        write(m_lesson);
}

// Every row has all columns.
void CsvReport::write(const QByteArrayList &cells) {
    m_output.write(cells.join(',') + QByteArray(header.size() - cells.size(), ',') + "\r\n");
}

} // namespace lectern::report
