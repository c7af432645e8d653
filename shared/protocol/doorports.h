// SPDX-License-Identifier: GPL-3.0-or-later
// Where the plain-text services listen unless somebody says otherwise. Source: docs/classic.md.
#pragma once

#include "shared/protocol/enums.h"

#include <array>

namespace lectern::protocol {

inline constexpr std::array allDoors{Door::Poll,       Door::Chat,  Door::Room,
                                     Door::Calculator, Door::Clock, Door::Echo};

constexpr int defaultPortOf(Door door) {
    switch (door) {
    case Door::Poll:
        return 4445;
    case Door::Chat:
        return 8888;
    case Door::Room:
        return 8889;
    case Door::Calculator:
        return 8891;
    case Door::Clock:
        return 8892;
    case Door::Echo:
        return 7007;
    case Door::Other:
        break;
    }
    return 0;
}

} // namespace lectern::protocol
