// SPDX-License-Identifier: GPL-3.0-or-later
// The servers that were joined lately, newest first, in QSettings.
#pragma once

#include <QStringList>

namespace lectern::client {

class RecentServers {
public:
    static constexpr qsizetype most = 8;

    static QStringList load();
    static void remember(const QString &server);
    static QString lastName(); // the name used last, "" at the first start
    static void rememberName(const QString &name);
};

} // namespace lectern::client
