// SPDX-License-Identifier: GPL-3.0-or-later
// What the bench's own servers begin with. Sockets alone: they are what Lectern is compared with.
#pragma once

namespace lectern::bench {

// As many open files as the system allows.
void raiseLimit();

// Listens on 127.0.0.1, where the system chooses the port, and prints where that is. -1: it does not; errno says why.
int listenHere(int flags = 0);

} // namespace lectern::bench
