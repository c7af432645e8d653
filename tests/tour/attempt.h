// SPDX-License-Identifier: GPL-3.0-or-later
// How one try to obey an order went.
#pragma once

#include <QJsonValue>
#include <QString>

namespace lectern::tour {

struct Attempt {
    bool done = false;
    QString seen;     // what stood in the way, or what was there instead
    QJsonValue value; // what was asked for

    static Attempt success(const QJsonValue &value = {}) { return {true, {}, value}; }
    static Attempt notYet(const QString &seen) { return {false, seen, {}}; }
};

} // namespace lectern::tour
