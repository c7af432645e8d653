// SPDX-License-Identifier: GPL-3.0-or-later
// Photographs every window of the program once nothing moves in it any more: when two pictures, some
// time apart, are the same.
#pragma once

#include "tests/tour/attempt.h"

#include <QElapsedTimer>
#include <QImage>
#include <QMap>

namespace lectern::tour {

class DriverCamera {
public:
    // Writes PREFIX-NAME.png for each window: `who` for the main window, "projector" for the projector, else both
    // names. The value: the files' paths.
    Attempt grab(const QString &prefix, const QString &who);

private:
    QMap<QString, QImage> m_last; // by name of the window
    QElapsedTimer m_since;        // those were taken
};

} // namespace lectern::tour
