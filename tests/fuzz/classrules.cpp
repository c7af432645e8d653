// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/classrules.h"

#include "server/classroom/names.h"
#include "shared/protocol/limits.h"
#include "tests/fuzz/check.h"

#include <QHash>
#include <QList>

#include <algorithm>
#include <set>

namespace lectern::fuzz {

using namespace Qt::Literals::StringLiterals;

namespace {

// A name is asked for its keys again and again, and they cost a hundred times a look into a table.
QStringList keysOf(const QString &name, protocol::Role role) {
    static QHash<std::pair<QString, int>, QStringList> known;
    if (known.size() > 10'000)
        known.clear();
    QStringList &keys = known[{name, static_cast<int>(role)}];
    if (keys.isEmpty()) {
        const auto accepted = names::accept(name, role);
        CHECK(std::holds_alternative<QString>(accepted));
        CHECK(std::get<QString>(accepted) == name);
        keys = names::lookAlikeKeys(name);
    }
    return keys;
}

void checkNames(const Classroom &classroom) {
    std::map<QString, SeatId> taken;
    for (const auto &[id, seat] : classroom.seats().all()) {
        if (seat.hasLeft())
            continue;
        for (const QString &key : keysOf(seat.name, seat.role)) {
            const auto [place, isNew] = taken.emplace(key, id);
            CHECK(isNew || place->second == id);
        }
    }
}

void checkSeats(const Classroom &classroom) {
    std::set<ConnectionId> connections;
    int studentsHere = 0;
    bool hasTeacher = false;
    for (const auto &[id, seat] : classroom.seats().all()) {
        CHECK(id && seat.id == id && id < classroom.seats().nextId());
        CHECK(seat.isHere() == static_cast<bool>(seat.connection));
        CHECK(!seat.isHere() || connections.insert(seat.connection).second);
        CHECK(!seat.isHere() || classroom.seatOf(seat.connection) == &seat);
        CHECK(seat.hasLeft() == seat.tokenHash.isEmpty());
        studentsHere += seat.isHere() && seat.canVote() ? 1 : 0;
        hasTeacher = hasTeacher || (!seat.isStudent() && !seat.hasLeft());
    }
    CHECK(classroom.seats().studentsHere() == studentsHere);
    CHECK(classroom.hasTeacher() == hasTeacher);
}

void checkTalk(const Classroom &classroom) {
    int ofClass = 0;
    for (const auto &[id, room] : classroom.talk().rooms().all()) {
        CHECK(id && room.id == id && id < classroom.talk().rooms().nextId());
        CHECK(room.last < classroom.talk().log().nextId());
        CHECK(!room.isDirect() || room.members.size() == 2);
        CHECK(!room.isClass() || room.members.empty());
        CHECK(!room.isSeparate() || !room.members.empty());
        ofClass += room.isClass() ? 1 : 0;
        for (const SeatId member : room.members) {
            const auto seat = classroom.seats().all().find(member);
            CHECK(seat != classroom.seats().all().end());
            CHECK(!room.isSeparate() || !seat->second.hasLeft());
        }
    }
    CHECK(ofClass == (classroom.seats().all().empty() ? 0 : 1));
    std::set<qint64> hands;
    for (const auto &[id, seat] : classroom.seats().all()) {
        CHECK(!seat.handSince || (seat.isStudent() && !seat.hasLeft()));
        CHECK(!seat.handSince || hands.insert(*seat.handSince).second);
    }
}

QString talkOf(const Classroom &classroom) {
    const Talk &talk = classroom.talk();
    QString text = u"%1 %2 %3%4%5%6"_s.arg(talk.rooms().nextId().value)
                       .arg(talk.log().nextId().value)
                       .arg(static_cast<int>(talk.policy().set.chat))
                       .arg(static_cast<int>(talk.policy().set.direct))
                       .arg(talk.policy().set.rooms)
                       .arg(talk.policy().set.pauseWhileVoting);
    for (const auto &[id, room] : talk.rooms().all()) {
        text += u"; %1 %2 %3:"_s.arg(id.value).arg(room.name).arg(room.last.value);
        for (const SeatId member : room.members)
            text += u' ' + QString::number(member.value);
    }
    for (const auto &[id, seat] : classroom.seats().all())
        text += seat.handSince ? u"; hand %1"_s.arg(*seat.handSince) : QString();
    return text;
}

void checkQuestion(const Classroom &classroom, const Question &question) {
    std::map<QString, int> counted;
    int ballots = 0;
    int seats = 0;
    for (const auto &[id, seat] : classroom.seats().all()) {
        const auto ballot = question.ballotOf(id);
        CHECK(!ballot || (seat.isStudent() && question.rules().accepts(*ballot)));
        ballots += ballot ? 1 : 0;
        counted[ballot.value_or(QString())] += 1;
        seats += seat.canVote() && (ballot || seat.isHere()) ? 1 : 0;
    }
    const protocol::Tally tally = classroom.tally();
    checkTally(tally);
    CHECK(tally.question == question.id());
    CHECK(tally.answered == ballots && question.answered() == ballots);
    CHECK(tally.seats == seats);
    for (const auto &[choice, count] : tally.counts)
        CHECK(counted[choice] == count);
    const auto isControl = [](uint c) { return QChar::category(c) == QChar::Other_Control; };
    const QList<uint> text = question.text().toUcs4();
    CHECK(text.size() <= limits::questionCharacters && std::ranges::none_of(text, isControl));
    CHECK(!question.closedAt() || !question.isOpen());
}

} // namespace

void checkTally(const protocol::Tally &tally) {
    int sum = 0;
    for (const auto &[choice, count] : tally.counts) {
        CHECK(count >= 0);
        sum += count;
    }
    CHECK(sum == tally.answered);
    CHECK(tally.answered <= tally.seats);
}

void checkRules(const Classroom &classroom) {
    checkSeats(classroom);
    checkNames(classroom);
    checkTalk(classroom);
    if (classroom.question())
        checkQuestion(classroom, *classroom.question());
}

ClassFacts factsOf(const Classroom &classroom) {
    ClassFacts facts;
    const Question *question = classroom.question();
    for (const auto &[id, seat] : classroom.seats().all()) {
        facts.seats[id] = {seat.role,
                           seat.name,
                           seat.tokenHash,
                           seat.hasLeft(),
                           seat.hasLeft() ? seat.since : 0,
                           question ? question->ballotOf(id) : std::nullopt};
    }
    facts.nextSeat = classroom.seats().nextId();
    facts.talk = talkOf(classroom);
    if (!question)
        return facts;
    facts.question = question->id();
    facts.text = question->text();
    facts.closedAt = question->closedAt();
    facts.shown = question->isShown();
    facts.counts = question->counts();
    return facts;
}

ClassPresence presenceOf(const Classroom &classroom) {
    ClassPresence presence;
    for (const auto &[id, seat] : classroom.seats().all()) {
        if (seat.isHere())
            presence.here[id] = {seat.connection, seat.since};
    }
    presence.hasNews = classroom.hasNews();
    return presence;
}

} // namespace lectern::fuzz
