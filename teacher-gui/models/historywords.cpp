// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/historywords.h"

#include "shared/ui/choices.h"
#include "shared/ui/theme.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <numeric>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using protocol::ChoiceCount;
using protocol::PastLesson;
using protocol::PastQuestion;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(History)
};

QDateTime local(qint64 time) { return QDateTime::fromMSecsSinceEpoch(time); }

QString dateText(qint64 time) {
    return QLocale().toString(dateOf(time), u"ddd "_s) +
           QLocale().toString(dateOf(time), QLocale::ShortFormat);
}

// Some countries have seconds in their short times and others have not.
QString timeText(qint64 time, bool seconds) {
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    if (seconds && !format.contains(u's'))
        format.replace(u"mm"_s, u"mm:ss"_s);
    else if (!seconds)
        format.remove(u":ss"_s);
    return QLocale().toString(local(time).time(), format);
}

QString number(int count) { return QLocale().toString(count); }

// The end has its date only where that is another one.
QString fromTo(qint64 from, const std::optional<qint64> &to) {
    const QString start = Words::tr("%1, %2").arg(dateText(from), timeText(from, false));
    if (!to)
        return start;
    const QString end = timeText(*to, false);
    if (dateOf(from) == dateOf(*to))
        return Words::tr("%1 to %2").arg(start, end);
    return Words::tr("%1 to %2").arg(start, Words::tr("%1, %2").arg(dateText(*to), end));
}

} // namespace

bool operator==(const AskedQuestion &one, const AskedQuestion &other) {
    return one.number == other.number && one.lesson.lesson == other.lesson.lesson &&
           one.lesson.startedAt == other.lesson.startedAt &&
           one.question.question == other.question.question && one.question.text == other.question.text &&
           one.question.openedAt == other.question.openedAt &&
           one.question.closedAt == other.question.closedAt && one.question.counts == other.question.counts;
}

QDate dateOf(qint64 time) { return local(time).date(); }

QString clockText(qint64 time) { return timeText(time, true); }

QString lessonTitle(const PastLesson &lesson) { return fromTo(lesson.startedAt, lesson.endedAt); }

QString lessonDetail(const PastLesson &lesson) {
    const QString questions = lesson.questions == 1 ? Words::tr("1 question")
                                                    : Words::tr("%1 questions").arg(number(lesson.questions));
    const QString students =
        lesson.students == 1 ? Words::tr("1 student") : Words::tr("%1 students").arg(number(lesson.students));
    const QString counts = Words::tr("%1, %2").arg(questions, students);
    return lesson.endedAt ? counts : Words::tr("runs now, %1").arg(counts);
}

QString pastQuestionText(const PastQuestion &question) {
    return question.text.isEmpty() ? Words::tr("(asked aloud)") : question.text;
}

QString pastQuestionTitle(const AskedQuestion &asked) {
    return Words::tr("%1. %2").arg(number(asked.number), pastQuestionText(asked.question));
}

QString countsText(const PastQuestion &question) {
    QStringList words;
    for (const ChoiceCount &each : ui::inOrder(question.kind, question.counts))
        words << Words::tr("%1 %2").arg(number(each.count), ui::choiceText(each.choice));
    return words.join(u", "_s);
}

QString askedWhen(const AskedQuestion &asked) {
    const PastQuestion &question = asked.question;
    const QString when = Words::tr("Asked %1").arg(fromTo(question.openedAt, question.closedAt));
    if (question.closedAt)
        return when;
    return Words::tr("%1, %2").arg(when, asked.lesson.endedAt ? Words::tr("never closed")
                                                              : Words::tr("still open"));
}

int answerCount(const PastQuestion &question) {
    return std::accumulate(question.counts.begin(), question.counts.end(), 0,
                           [](int sum, const ChoiceCount &each) { return sum + each.count; });
}

QString answersText(const PastQuestion &question) {
    const int count = answerCount(question);
    const QString answers = count == 1 ? Words::tr("1 answer") : Words::tr("%1 answers").arg(number(count));
    return question.unverified > 0 ? Words::tr("%1, %2 unverified").arg(answers, number(question.unverified))
                                   : answers;
}

} // namespace lectern::teacher
