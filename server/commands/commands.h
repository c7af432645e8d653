// SPDX-License-Identifier: GPL-3.0-or-later
// What the daemon's binary does instead of serving, when its first argument names it.
#pragma once

#include "server/commands/finish.h"

#include <QStringList>

#include <optional>

namespace lectern {
class StopSignal;
}

namespace lectern::commands {

// Nothing: the arguments name no command. Comes back when the command is done; has an event loop meanwhile.
std::optional<Finish> run(const QStringList &arguments, const StopSignal &stopSignal);

// Each in a file of its own.
Finish exportPast(const QStringList &arguments, const StopSignal &stopSignal);
Finish backup(const QStringList &arguments, const StopSignal &stopSignal);
Finish restore(const QStringList &arguments, const StopSignal &stopSignal);

} // namespace lectern::commands
