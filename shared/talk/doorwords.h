// SPDX-License-Identifier: GPL-3.0-or-later
// What the plain-text services are called.
#pragma once

#include "shared/protocol/enums.h"

#include <QString>

namespace lectern::talk {

QString doorTitle(protocol::Door door);

} // namespace lectern::talk
