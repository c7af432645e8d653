// SPDX-License-Identifier: GPL-3.0-or-later
// The past in words: dates and times as the reader's country writes them.
#pragma once

#include "shared/protocol/messages.h"

#include <QDate>
#include <QString>

namespace lectern::teacher {

// A question with what is known of it from around.
struct AskedQuestion {
    protocol::PastLesson lesson;
    protocol::PastQuestion question;
    int number = 0; // in its lesson, from 1
    friend bool operator==(const AskedQuestion &, const AskedQuestion &);
};

QDate dateOf(qint64 time);
QString clockText(qint64 time); // hours, minutes and seconds

QString lessonTitle(const protocol::PastLesson &lesson);  // from when to when
QString lessonDetail(const protocol::PastLesson &lesson); // whether it runs, how many questions and students
QString pastQuestionText(const protocol::PastQuestion &question);
QString pastQuestionTitle(const AskedQuestion &asked);       // number and text
QString countsText(const protocol::PastQuestion &question);  // "9 Yes, 3 No"
QString askedWhen(const AskedQuestion &asked);               // from when to when
int answerCount(const protocol::PastQuestion &question);     // people
QString answersText(const protocol::PastQuestion &question); // "12 answers, 3 unverified"

} // namespace lectern::teacher
