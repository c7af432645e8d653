// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/report/jsonreport.h"

#include "shared/protocol/wirewords.h"
#include "shared/report/countedanswers.h"
#include "shared/report/isotime.h"

#include <QIODevice>

namespace lectern::report {

using namespace Qt::Literals::StringLiterals;

void JsonReport::begin() {
    m_json.beginObject();
    m_json.key("lessons"_L1);
    m_json.beginArray();
    endLine();
}

void JsonReport::lesson(const protocol::PastLesson &lesson) {
    endLesson();
    m_inLesson = true;
    m_json.beginObject();
    field("lesson"_L1, lesson.lesson);
    time("startedAt"_L1, lesson.startedAt);
    time("endedAt"_L1, lesson.endedAt);
    field("students"_L1, lesson.students);
    m_json.key("questions"_L1);
    m_json.beginArray();
    endLine();
}

void JsonReport::question(const protocol::PastQuestion &question,
                          const std::vector<protocol::PastAnswer> &answers) {
    m_json.beginObject();
    field("question"_L1, question.question);
    field("kind"_L1, protocol::toWord(question.kind));
    field("text"_L1, QStringView(question.text));
    time("openedAt"_L1, question.openedAt);
    time("closedAt"_L1, question.closedAt);
    m_json.key("counts"_L1);
    m_json.beginObject();
    for (const auto &[choice, count] : question.counts)
        field(QLatin1StringView(choice.toLatin1()), count);
    m_json.endObject();
    if (question.unverified > 0)
        field("unverified"_L1, question.unverified);
    m_json.key("answers"_L1);
    m_json.beginArray();
    endLine();
    const std::vector<bool> counts = whichCount(answers);
    for (size_t i = 0; i < answers.size(); ++i)
        answer(answers[i], counts[i]);
    m_json.endArray();
    m_json.endObject();
    endLine();
}

void JsonReport::end() {
    endLesson();
    m_json.endArray();
    m_json.endObject();
    endLine();
}

void JsonReport::answer(const protocol::PastAnswer &answer, bool counts) {
    m_json.beginObject();
    field("answer"_L1, answer.answer);
    field("seat"_L1, answer.seat);
    field("name"_L1, QStringView(answer.name));
    field("choice"_L1, QStringView(answer.choice));
    time("at"_L1, answer.at);
    field("counts"_L1, counts);
    if (answer.unverified)
        field("unverified"_L1, true);
    m_json.endObject();
    endLine();
}

void JsonReport::endLesson() {
    if (!m_inLesson)
        return;
    m_json.endArray();
    m_json.endObject();
    endLine();
}

void JsonReport::field(QLatin1StringView name, const auto &value) {
    m_json.key(name);
    using Value = std::decay_t<decltype(value)>;
    if constexpr (isId<Value>)
        m_json.value(static_cast<qint64>(value.value));
    else if constexpr (std::is_same_v<Value, int>)
        m_json.value(qint64(value));
    else
        m_json.value(value);
}

void JsonReport::time(QLatin1StringView name, const std::optional<qint64> &time) {
    if (time)
        field(name, QLatin1StringView(isoTime(*time)));
}

void JsonReport::endLine() { m_output.write(m_json.take()); }

} // namespace lectern::report
