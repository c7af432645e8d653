// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/descriptorlimit.h"

#include "shared/protocol/limits.h"

#include <QtGlobal>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace lectern {

int raiseDescriptorLimit() {
    constexpr int most = 1'000'000;
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
        getrlimit(RLIMIT_NOFILE, &limit);
        const auto descriptors = static_cast<int>(std::min<rlim_t>(limit.rlim_cur, most));
        return std::max(descriptors - limits::descriptorReserve, 1);
    }
#endif
    return most;
}

} // namespace lectern
