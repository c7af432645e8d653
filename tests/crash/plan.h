// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in a round, thrown with dice that the seed decides.
#pragma once

#include <QRandomGenerator>
#include <QString>

#include <chrono>
#include <optional>

namespace lectern::crash {

struct Plan {
    // What the server is killed in, besides people voting.
    enum class Moment { Voting, Asking, Closing, Clearing, Showing, Returning };
    // Where the disk is full: from a while after the first vote on, until...
    enum class Disk { HasRoom, FreedBefore, FreedWithTheKill, FreedAfterTheStart };

    bool asksAnew = true; // before people vote; otherwise they go on with the question there is
    Moment moment = Moment::Voting;
    std::chrono::milliseconds killAfter{0};  // after the first vote
    std::chrono::milliseconds killBehind{0}; // after the teacher's request
    int backBeforeTheSecondKill = 0;         // Returning: of the students, per cent
    Disk disk = Disk::HasRoom;
    bool showsOnlyInSync =
        false; // as with network storage: writing works, fsync() says that there was no room
    std::chrono::milliseconds fullAfter{0}; // after the first vote
    std::chrono::milliseconds freeAfter{0}; // after that

    static Plan roll(QRandomGenerator &dice, bool diskFull);
    QString text() const;
};

} // namespace lectern::crash
