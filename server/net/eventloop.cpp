// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/eventloop.h"

#ifdef Q_OS_LINUX
#include "server/net/epolldispatcher.h"
#endif

namespace lectern {

std::unique_ptr<QAbstractEventDispatcher> makeEventDispatcher() {
#ifdef Q_OS_LINUX
    return std::make_unique<EpollDispatcher>();
#else
    return nullptr;
#endif
}

} // namespace lectern
