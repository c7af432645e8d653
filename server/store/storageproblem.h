// SPDX-License-Identifier: GPL-3.0-or-later
// What can be wrong with the file of a class, in words that say what to do.
#pragma once

#include <QString>

class QSqlError;

namespace lectern {

struct StorageProblem {
    enum class Kind {
        Full,     // no room on the disk
        Locked,   // another program holds the file
        ReadOnly, // not to be written
        Damaged,  // no database any more, or one with holes
        Gone,     // deleted or replaced while it was open
        Newer,    // of a newer version of this program
        Foreign,  // a database, but not ours
        Broken    // the device or the system refuses
    };
    Kind kind = Kind::Broken;
    QString text;
};

StorageProblem problemOf(const QSqlError &error, const QString &file);

} // namespace lectern
