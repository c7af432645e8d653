// SPDX-License-Identifier: GPL-3.0-or-later
// How a service says what nobody in the class has said: why it refuses something, or that it ends.
#pragma once

#include "shared/protocol/enums.h"

#include <QByteArray>
#include <QString>

namespace lectern::classic {

// A line of that service, which no guest can forge; nothing for one that says back what it hears, and no more.
QByteArray notice(protocol::Door door, const QString &text);

} // namespace lectern::classic
