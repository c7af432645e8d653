// SPDX-License-Identifier: GPL-3.0-or-later
// Whether facts can be made durable at the moment. The Classroom never asks; who calls it does.
#pragma once

#include "server/classroom/effects.h"
#include "shared/protocol/limits.h"

namespace lectern {

struct StorageState {
    enum class Can {
        ReadAndWrite,
        Read,   // nothing new can be stored; what was is there, and so is the class
        Nothing // the class is being made anew from the file, or the file cannot be read
    };
    Can can = Can::ReadAndWrite;
    QString text; // a sentence for people while it is not all well: why, and what to do

    bool isWritable() const { return can == Can::ReadAndWrite; }
    bool isReadable() const { return can != Can::Nothing; }
    friend bool operator==(const StorageState &, const StorageState &) = default;
};

// The answer to whatever would have to be stored, or read, and cannot.
inline Refusal notStored(const QString &text) {
    Refusal error = refusal(ErrorCode::NotStored, text);
    error.wait = std::chrono::duration<double>(limits::storageRetry).count();
    return error;
}

} // namespace lectern
