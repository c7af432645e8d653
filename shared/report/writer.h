// SPDX-License-Identifier: GPL-3.0-or-later
// What was asked and answered, as a file for other programs. Whoever writes the past, writes it through this: a
// lesson, its questions each with its answers, the next lesson. Errors are the device's (QSaveFile keeps them until
// commit()).
#pragma once

#include "shared/protocol/messages.h"

#include <memory>

class QIODevice;

namespace lectern::report {

enum class Format { Csv, Json };

class Writer {
public:
    virtual ~Writer() = default;

    virtual void begin() = 0;
    virtual void lesson(const protocol::PastLesson &lesson) = 0;
    // `answers`: all of them, in their order; the last one of a seat is the one that counts.
    virtual void question(const protocol::PastQuestion &question,
                          const std::vector<protocol::PastAnswer> &answers) = 0;
    virtual void end() = 0;
};

// Times are written in the time zone of this computer, with its offset from UTC.
std::unique_ptr<Writer> makeWriter(Format format, QIODevice &output);

} // namespace lectern::report
