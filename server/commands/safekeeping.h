// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a class's file in the place of another, which is kept under a name that says when. At every moment there is a
// whole file in the place, the old one or the new one. The caller holds the folder's lock.
#pragma once

#include "server/store/database.h"

#include <QString>

namespace lectern::commands {

class Safekeeping {
public:
    explicit Safekeeping(const QString &dataFolder) : m_file(databaseFile(dataFolder)) {}

    // Moves `replacement`, which lies in the same folder.
    std::optional<StorageProblem> replaceBy(const QString &replacement);
    // The name under which the old one is kept; empty: there was none.
    const QString &kept() const { return m_kept; }

private:
    using Problem = std::optional<StorageProblem>;

    Problem fold() const;
    Problem keep();
    Problem keep(const QString &path, const QString &as) const;

    QString m_file;
    QString m_kept;
};

} // namespace lectern::commands
