// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/notice.h"

#include "server/classic/plaintext.h"

namespace lectern::classic {

using namespace Qt::Literals::StringLiterals;
using protocol::Door;

QByteArray notice(Door door, const QString &text) {
    if (door == Door::Echo)
        return {};
    const QString before = door == Door::Chat ? u"> "_s : door == Door::Room ? u"Server: "_s : QString();
    return toLines(before, text);
}

} // namespace lectern::classic
