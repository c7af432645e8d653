// SPDX-License-Identifier: GPL-3.0-or-later
// What is told in place of what the storage refused.
#pragma once

#include "server/classroom/effects.h"

namespace lectern {

// Every request among the entries is answered `not-stored` with that reason, a login is sent away with a goodbye,
// and news of what did not happen is left out. What has nothing to do with the class stays as it was.
Effects repliesToRefused(const std::vector<Effects> &entries, const QString &why);

} // namespace lectern
