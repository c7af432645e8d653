// SPDX-License-Identifier: GPL-3.0-or-later
// Which event loop the daemon's threads run on. Qt's own looks at every socket at each wake-up; see
// docs/architecture.md.
#pragma once

#include <QAbstractEventDispatcher>

#include <memory>

namespace lectern {

// One for one thread: hand it to QCoreApplication::setEventDispatcher before the application object exists, or
// to QThread::setEventDispatcher before the thread starts; both become its owner. Empty where Qt's default
// is the best there is.
std::unique_ptr<QAbstractEventDispatcher> makeEventDispatcher();

} // namespace lectern
