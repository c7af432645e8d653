// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern {

// Raises the soft limit of open descriptors to the hard one; returns how many connections may then be open at
// once with a reserve kept for everything else.
int raiseDescriptorLimit();

} // namespace lectern
