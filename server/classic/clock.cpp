// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/clock.h"

namespace lectern::classic {

std::optional<QByteArray> clockAnswer(const QByteArray &question, const QDateTime &now) {
    QByteArrayView word = question;
    if (word.endsWith('\n')) // people who try it with nc
        word.chop(word.endsWith("\r\n") ? 2 : 1);
    if (word == "SEND_DATE")
        return now.toString(QStringLiteral("yyyy-MM-dd")).toLatin1();
    if (word == "SEND_TIME")
        return now.toString(QStringLiteral("HH:mm:ss")).toLatin1();
    return {};
}

} // namespace lectern::classic
