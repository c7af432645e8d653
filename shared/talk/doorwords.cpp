// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/doorwords.h"

#include <QCoreApplication>

namespace lectern::talk {

using protocol::Door;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Doors)
};

} // namespace

QString doorTitle(Door door) {
    switch (door) {
    case Door::Poll:
        return Words::tr("Poll");
    case Door::Chat:
        return Words::tr("Chat");
    case Door::Room:
        return Words::tr("Chat room");
    case Door::Calculator:
        return Words::tr("Calculator");
    case Door::Clock:
        return Words::tr("Clock");
    case Door::Echo:
        return Words::tr("Echo");
    case Door::Other:
        break;
    }
    return Words::tr("Unknown");
}

} // namespace lectern::talk
