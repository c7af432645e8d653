// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/commands.h"

#include <utility>

namespace lectern::commands {

using namespace Qt::Literals::StringLiterals;

namespace {

using Command = Finish (*)(const QStringList &, const StopSignal &);

constexpr std::pair<QLatin1StringView, Command> table[] = {
    {"export"_L1, exportPast},
    {"backup"_L1, backup},
    {"restore"_L1, restore},
};

} // namespace

std::optional<Finish> run(const QStringList &arguments, const StopSignal &stopSignal) {
    for (const auto &[name, command] : table) {
        if (arguments.value(1) == name)
            return command(arguments, stopSignal);
    }
    return std::nullopt;
}

} // namespace lectern::commands
