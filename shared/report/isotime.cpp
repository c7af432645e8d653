// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/report/isotime.h"

#include <QDateTime>

namespace lectern::report {

using namespace Qt::Literals::StringLiterals;

// By hand, because Qt writes no offset behind a local time, and Z for an offset of zero.
QByteArray isoTime(qint64 time) {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time);
    const QByteArray text = local.toString(Qt::ISODateWithMs).toLatin1();
    if (text.isEmpty())
        return text;
    const int minutes = local.offsetFromUtc() / 60;
    const QByteArray offset =
        QByteArray::number(10'000 + qAbs(minutes) / 60 * 100 + qAbs(minutes) % 60); // 10100 for one hour
    return text + (minutes < 0 ? '-' : '+') + offset.mid(1, 2) + ':' + offset.mid(3, 2);
}

} // namespace lectern::report
