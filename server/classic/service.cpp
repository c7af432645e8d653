// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/service.h"

#include "server/classic/seating.h"
#include "shared/protocol/limits.h"

namespace lectern::classic {

using namespace Qt::Literals::StringLiterals;

QString Guest::name() const {
    QHostAddress shown = address;
    shown.setScopeId({}); // of no use to others
    const bool isIpv6 = shown.protocol() == QAbstractSocket::IPv6Protocol;
    return (isIpv6 ? u"[%1]:%2"_s : u"%1:%2"_s).arg(shown.toString(), QString::number(port));
}

Effects Service::said(const Guest &guest, const QByteArray &message, Context &context) {
    const std::optional<QString> text = textOf(message);
    return text ? saidText(guest, *text, context) : notText(guest);
}

Effects Service::notText(const Guest &guest) {
    return answer(guest, notice(u"That is not UTF-8. Send text in UTF-8."_s));
}

Effects Service::ended(const Guest &guest, Context &context) { return leave(guest, context); }

Effects Service::tooLong(const Guest &guest, Context &context) {
    const QString text = u"A message has at most %1 bytes."_s.arg(limits::classicMessage);
    return leave(guest, context, notice(text));
}

Effects Service::tooLate(const Guest &guest, Context &context) {
    return leave(guest, context, notice(u"No name came in time."_s));
}

QByteArray Service::farewell(ConnectionId, const protocol::Goodbye &goodbye) const {
    return notice(goodbye.text);
}

Effects answer(const Guest &guest, const QByteArray &bytes, const QString &refused) {
    Effects effects;
    effects.deliveries.push_back(PlainAnswer{guest.connection, bytes, refused});
    return effects;
}

Effects sendAway(const Guest &guest, const QByteArray &bytes) {
    Effects effects;
    effects.deliveries.push_back(PlainFarewell{guest.connection, bytes});
    return effects;
}

} // namespace lectern::classic
