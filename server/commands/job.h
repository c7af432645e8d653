// SPDX-License-Identifier: GPL-3.0-or-later
// Work in a thread of its own, while the caller's shows how far it is and listens for Ctrl-C.
#pragma once

#include "server/commands/finish.h"
#include "server/commands/progress.h"

#include <functional>

namespace lectern {
class StopSignal;
}

namespace lectern::commands {

struct Job {
    QString title;
    std::function<Finish()> work; // looks at the progress, and ends soon where that is cancelled
    // For work that cannot look, because it hangs in a write or in SQLite: puts in order what it leaves behind. The
    // program ends right after it.
    std::function<void()> abandon = [] {};
};

Finish run(const Job &job, Progress &progress, const StopSignal &stopSignal);

} // namespace lectern::commands
