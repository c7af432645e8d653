// SPDX-License-Identifier: GPL-3.0-or-later
// What the file of a class says, read with plain SQL while no server runs: not with the server's own code.
#pragma once

#include "tests/crash/comparisons.h"
#include "tests/crash/talkledger.h"

namespace lectern::crash {

struct FileContents {
    QString problem; // empty: it could be read
    Book book;
    Seats students; // who have not left
    TalkBook talk;
};

FileContents readClassFile(const QString &dataFolder);

} // namespace lectern::crash
