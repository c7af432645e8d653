// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/standing.h"

#include <QCoreApplication>

namespace lectern::talk {

using protocol::Person;
using protocol::PersonState;
using protocol::QuestionState;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Standing)
};

QString awayText(qint64 milliseconds) {
    const qint64 minutes = milliseconds / 60'000;
    if (minutes < 1)
        return Words::tr("away");
    if (minutes < 60)
        return Words::tr("away %1 min").arg(minutes);
    return Words::tr("away %1 h").arg(minutes / 60);
}

} // namespace

QString standingText(const Person &person, QuestionState question, qint64 now) {
    const bool away = person.state == PersonState::Away;
    const QString absence = away ? awayText(now - person.since) : QString();
    if (person.role == protocol::Role::Teacher)
        return away ? Words::tr("\u2605 teacher, %1").arg(absence) : Words::tr("\u2605 teacher");
    if (person.answered)
        return away ? Words::tr("\u2713 answered, %1").arg(absence) : Words::tr("\u2713 answered");
    if (away)
        return Words::tr("\u2026 %1").arg(absence);
    switch (question) {
    case QuestionState::None:
        return Words::tr("\u25cf here");
    case QuestionState::Open:
        return Words::tr("\u25cb not yet");
    case QuestionState::Closed:
        return Words::tr("\u25cb no answer");
    }
    return {};
}

int standingRank(const Person &person) {
    if (person.role == protocol::Role::Teacher)
        return 3;
    if (person.answered)
        return 2;
    return person.state == PersonState::Away ? 1 : 0;
}

} // namespace lectern::talk
