// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

#include <QDateTime>

namespace lectern::handlers {

Outcome handle(const protocol::TellTime &, Context &context) {
    const qint64 now = context.classroom.wallTime();
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(now);
    const QString text = local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
    Effects effects;
    effects.deliveries.push_back(Send{context.requester.connection, protocol::Time{now, text}});
    return effects;
}

} // namespace lectern::handlers
