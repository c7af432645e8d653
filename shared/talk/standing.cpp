// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/standing.h"

#include "shared/talk/doorwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <vector>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;
using protocol::Person;
using protocol::PersonState;
using protocol::QuestionState;
using protocol::Role;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 longAway = 10 * minute; // from then on it says since when, not for how long

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Standing)
};

// In the reader's zone and locale; of another day the date.
QString momentText(qint64 at, qint64 now) {
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(at);
    if (moment.date() != QDateTime::fromMSecsSinceEpoch(now).date())
        return QLocale().toString(moment.date(), QLocale::ShortFormat);
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    format.remove(u":ss"_s); // some countries have seconds in their short times
    return QLocale().toString(moment.time(), format);
}

QString awayText(const Person &person, qint64 now) {
    const qint64 absence = now - person.since;
    if (absence < minute)
        return Words::tr("away");
    if (absence < longAway)
        return Words::tr("away %1 min").arg(absence / minute);
    return Words::tr("last seen %1").arg(momentText(person.since, now));
}

// Of the plain-text doors only the poll takes votes.
bool canVote(const Person &person) { return !person.door || *person.door == protocol::Door::Poll; }

struct Part {
    QChar sign;
    QString word;
};

// What there is to say of the answer; no word: nothing.
Part answerPart(const Person &person, const Onlooker &onlooker) {
    if (onlooker.role == Role::Student || !canVote(person))
        return {};
    if (person.answered)
        return {u'\u2713', Words::tr("answered")};
    switch (onlooker.question) {
    case QuestionState::Open:
        return {u'\u25cb', Words::tr("not yet")};
    case QuestionState::Closed:
        return {u'\u25cb', Words::tr("no answer")};
    case QuestionState::None:
        break;
    }
    return {};
}

} // namespace

QString standingText(const Person &person, const Onlooker &onlooker) {
    const bool isAway = person.state == PersonState::Away;
    const bool isTeacher = person.role == Role::Teacher;
    const QStringList proof = person.door ? QStringList{Words::tr("unverified")} : QStringList();
    if (person.state == PersonState::Left) {
        const QString left = Words::tr("\u00d7 left %1").arg(momentText(person.since, onlooker.now));
        return (QStringList{left} + proof).join(u", "_s);
    }
    std::vector<Part> parts;
    if (onlooker.place > 0)
        parts.push_back({u'\u261d', Words::tr("hand %1").arg(onlooker.place)});
    if (isTeacher)
        parts.push_back({u'\u2605', Words::tr("teacher")});
    else if (const Part answer = answerPart(person, onlooker); person.answered || !isAway)
        parts.push_back(answer);
    if (isAway)
        parts.push_back({u'\u2026', awayText(person, onlooker.now)});
    std::erase_if(parts, [](const Part &part) { return part.word.isEmpty(); });
    if (parts.empty())
        parts.push_back({u'\u25cf', Words::tr("here")});
    QStringList words;
    for (const Part &part : parts)
        words += part.word;
    if (person.muted)
        words += Words::tr("muted");
    words += proof;
    return parts.front().sign + QString(u' ') + words.join(u", "_s);
}

QString waitingText(const Person &person, qint64 now) {
    const bool isAway = person.state == PersonState::Away;
    const qint64 minutes = (now - person.handSince.value_or(now)) / minute;
    if (minutes < 1)
        return isAway ? Words::tr("away") : Words::tr("just now");
    const QString since =
        minutes < 60 ? Words::tr("%1 min").arg(minutes) : Words::tr("%1 h").arg(minutes / 60);
    return isAway ? Words::tr("%1, away").arg(since) : since;
}

QString stateText(PersonState state) {
    switch (state) {
    case PersonState::Here:
        return Words::tr("\u25cf here");
    case PersonState::Away:
        return Words::tr("\u2026 away");
    case PersonState::Left:
        break;
    }
    return Words::tr("\u00d7 left");
}

QString doorText(const Person &person) {
    if (!person.door)
        return {};
    return Words::tr("Came by plain text, through the door “%1”: nobody vouches for who this is.")
        .arg(doorTitle(*person.door));
}

bool readsMessages(const Person &person) { return person.door != protocol::Door::Poll; }

int standingRank(const Person &person) {
    if (person.state == PersonState::Left)
        return 5;
    if (person.handSince)
        return 0;
    if (person.role == Role::Teacher)
        return 4;
    if (person.answered || !canVote(person))
        return 3;
    return person.state == PersonState::Away ? 2 : 1;
}

} // namespace lectern::talk
