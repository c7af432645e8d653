// SPDX-License-Identifier: GPL-3.0-or-later
// What of the past is to be exported, and as what.
#pragma once

#include "shared/protocol/ids.h"

namespace lectern::teacher {

struct ExportScope {
    LessonId lesson;     // none: everything
    QuestionId question; // of that lesson; none: all of it
};

enum class ExportKind { Csv, Pdf, Png };

} // namespace lectern::teacher
