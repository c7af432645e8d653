// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/room.h"

#include "server/classic/seating.h"
#include "server/classroom/names.h"

#include <QDateTime>

namespace lectern::classic {

using namespace Qt::Literals::StringLiterals;

Effects Room::came(const Guest &guest, Context &) { return answer(guest, toLine(u"Enter login name:"_s)); }

Effects Room::saidText(const Guest &guest, const QString &text, Context &context) {
    if (text.trimmed() == u"quit")
        return leave(guest, context);
    const bool hasName = context.classroom.seatOf(guest.connection) != nullptr;
    if (!hasName && context.requester.loggedIn)
        return {}; // the class has ended, and the connection is about to
    return hasName ? say(guest, text, context) : takeName(guest, text, context);
}

Effects Room::takeName(const Guest &guest, const QString &name, Context &context) {
    Outcome outcome = takeSeat(guest, protocol::Door::Room, protocol::Role::Student, name, context);
    if (auto *effects = std::get_if<Effects>(&outcome))
        return std::move(*effects);
    const auto &refused = std::get<Refusal>(outcome);
    const bool isTaken = refused.code == ErrorCode::NameTaken;
    return answer(guest, notice(isTaken ? u"name taken, choose another"_s : refused.text));
}

// The server's local time.
void Room::tell(Letters &letters, const Arrival &arrival) {
    const QString time = QDateTime::fromMSecsSinceEpoch(arrival.at).toString(u"HH.mm"_s);
    const QString what = arrival.entered ? u"joined"_s : u"left"_s;
    ConnectionId except = arrival.later;
    if (!except && !arrival.entered)
        except = arrival.who;
    letters.push_back(
        {allBut(except), notice(u"time=%1 %2 has %3. Member count=%4"_s.arg(
                             time, names::inALine(arrival.name), what, QString::number(arrival.users)))});
}

} // namespace lectern::classic
