// SPDX-License-Identifier: GPL-3.0-or-later
// What the word under the cursor may become: a command, one of its words, somebody's name. Also @Na within a text.
// Positions count UTF-16 units.
#pragma once

#include "shared/protocol/enums.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace lectern::talk {

struct Candidate {
    QString typed;  // stands in the place of the word; a blank at its end where something follows
    QString shown;  // for the list: the command, the name as it is
    QString detail; // for the list: how a command is typed and what it does; else empty
    friend bool operator==(const Candidate &, const Candidate &) = default;
};

struct Completion {
    qsizetype from = 0; // the place of the word, always inside the text
    qsizetype length = 0;
    std::vector<Candidate> candidates; // none: there is nothing to complete
};

// Names begin with what is typed, or one of their words does, whatever the case and the accents; those that begin with
// it come first, else they stand as in `people`. At most `mostCandidates`. A teacher is offered a teacher's commands.
inline constexpr qsizetype mostCandidates = 50;
Completion completionAt(const QString &text, qsizetype cursor, const QStringList &people,
                        protocol::Role role);

} // namespace lectern::talk
