// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/seats.h"

#include "server/classroom/names.h"

#include <QRegularExpression>

#include <utility>

namespace lectern {

using namespace Qt::Literals::StringLiterals;
using protocol::PersonState;
using protocol::Role;

namespace {

// A name without the number at its end, and that number: "Ana 2" is "Ana" and 2.
std::pair<QString, quint64> splitNumber(const QString &name) {
    static const QRegularExpression numbered(u"^(.*\\S) ([1-9][0-9]{0,5})$"_s);
    const QRegularExpressionMatch match = numbered.match(name);
    if (!match.hasMatch())
        return {name, 1};
    return {match.captured(1), match.captured(2).toULongLong()};
}

// As much of `base` as leaves room for the number.
QString numberedName(const QString &base, quint64 number) {
    const QString ending = u' ' + QString::number(number);
    const QList<uint> characters = base.toUcs4();
    const qsizetype room = std::min(characters.size(), limits::nameCharacters - ending.size());
    const auto *begin = reinterpret_cast<const char32_t *>(characters.constData());
    return QString::fromUcs4(begin, room).trimmed() + ending;
}

} // namespace

Seat &Seats::add(const record::SeatTaken &fact) {
    Seat &seat = m_seats[fact.seat];
    seat.id = fact.seat;
    seat.role = fact.role;
    seat.name = fact.name;
    seat.since = m_clock->wallTime();
    seat.lastSeen = m_clock->steadyTime();
    seat.door = fact.door;
    if (seat.isGuest())
        m_absentGuests.insert(seat.id);
    replaceToken(seat, fact.tokenHash);
    const QStringList keys = names::lookAlikeKeys(fact.name);
    for (const QString &key : keys)
        m_byName.insert(key, fact.seat);
    m_leavers.forget(keys);
    m_last = std::max(m_last, fact.seat);
    if (!seat.isStudent()) {
        m_teachers.insert(seat.id);
        seat.deletions = {limits::teacherDeletionsPerSecond, limits::teacherDeletionsBurst};
    }
    ++m_sitting;
    return seat;
}

void Seats::replaceToken(Seat &seat, const QByteArray &tokenHash) {
    m_byToken.remove(seat.tokenHash);
    seat.tokenHash = tokenHash;
    if (!tokenHash.isEmpty())
        m_byToken.insert(tokenHash, seat.id);
}

// By those who are here.
void Seats::count(const Seat &seat, int change) {
    m_studentsHere += seat.canVote() ? change : 0;
    m_guestsHere += seat.canVote() && seat.isGuest() ? change : 0;
    m_talkersHere += seat.canTalk() ? change : 0;
    m_guestTalkersHere += seat.canTalk() && seat.isGuest() ? change : 0;
}

void Seats::connect(Seat &seat, ConnectionId connection) {
    seat.state = PersonState::Here;
    seat.since = m_clock->wallTime();
    seat.connection = connection;
    m_byConnection.insert(connection, seat.id);
    m_absentGuests.erase(seat.id);
    count(seat, 1);
}

void Seats::disconnect(Seat &seat) {
    m_byConnection.remove(seat.connection);
    seat.state = PersonState::Away;
    seat.since = m_clock->wallTime();
    seat.lastSeen = m_clock->steadyTime();
    seat.connection = {};
    if (seat.isGuest())
        m_absentGuests.insert(seat.id);
    count(seat, -1);
}

void Seats::leave(Seat &seat, qint64 at) {
    if (seat.hasLeft())
        return;
    if (seat.isHere())
        disconnect(seat);
    m_byToken.remove(seat.tokenHash);
    m_absentGuests.erase(seat.id);
    const QStringList keys = names::lookAlikeKeys(seat.name);
    for (const QString &key : keys)
        m_byName.remove(key);
    m_leavers.add(seat.id, at, keys);
    seat.tokenHash.clear();
    seat.handSince.reset();
    seat.state = PersonState::Left;
    seat.since = at;
    m_teachers.erase(seat.id);
    --m_sitting;
}

void Seats::clear() {
    m_seats.clear();
    m_tokensBefore = std::exchange(m_byToken, {});
    m_byName.clear();
    m_byConnection.clear();
    m_studentsHere = 0;
    m_guestsHere = 0;
    m_talkersHere = 0;
    m_guestTalkersHere = 0;
    m_absentGuests.clear();
    m_teachers.clear();
    m_leavers.clear();
    m_sitting = 0;
}

Seat *Seats::find(SeatId id) {
    const auto seat = m_seats.find(id);
    return seat == m_seats.end() ? nullptr : &seat->second;
}

Seat *Seats::atConnection(ConnectionId connection) { return find(m_byConnection.value(connection)); }

const Seat *Seats::atConnection(ConnectionId connection) const {
    const auto seat = m_seats.find(m_byConnection.value(connection));
    return seat == m_seats.end() ? nullptr : &seat->second;
}

Seat *Seats::withToken(const QByteArray &tokenHash) {
    Seat *seat = find(m_byToken.value(tokenHash));
    if (seat && !seat->isHere() && m_clock->steadyTime() - seat->lastSeen > limits::resumeTime)
        return nullptr;
    return seat;
}

Seat *Seats::named(const QString &name) {
    const Seat *seat = std::as_const(*this).named(name);
    return seat ? find(seat->id) : nullptr;
}

const Seat *Seats::named(const QString &name) const {
    for (const QString &key : names::lookAlikeKeys(name)) {
        if (const auto found = m_seats.find(m_byName.value(key)); found != m_seats.end())
            return &found->second;
    }
    return nullptr;
}

QString Seats::freeNameLike(const QString &name, Role role) {
    const auto [base, number] = splitNumber(name);
    // A base whose numbered form is refused ("Classic" has no "Classic 2") gives way to one that never is.
    for (const QString &stem : {base, role == Role::Teacher ? u"Teacher"_s : u"Guest"_s}) {
        if (const QString free = freeNumberedName(stem, number, role); !free.isEmpty())
            return free;
    }
    return {};
}

// Looks for the end of the taken numbers in growing leaps, then by halves: the thousandth namesake must not cost
// a thousand tries.
QString Seats::freeNumberedName(const QString &base, quint64 taken, Role role) {
    const auto isFree = [&](quint64 number) {
        const QString candidate = numberedName(base, number);
        return std::holds_alternative<QString>(names::accept(candidate, role)) && !named(candidate);
    };
    const quint64 leapsAtMost = 30;
    quint64 free = taken + 1;
    for (quint64 leap = 0; !isFree(free); ++leap) {
        if (leap == leapsAtMost)
            return {};
        taken = free;
        free += quint64(1) << leap;
    }
    while (free - taken > 1) {
        const quint64 middle = taken + (free - taken) / 2;
        (isFree(middle) ? free : taken) = middle;
    }
    return numberedName(base, free);
}

} // namespace lectern
