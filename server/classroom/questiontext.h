// SPDX-License-Identifier: GPL-3.0-or-later
// What a teacher may ask, as text. Empty is fine: the question was asked aloud.
#pragma once

#include <QString>

#include <optional>

namespace lectern {

// The text as everybody will see it: line breaks and tabs are blanks, characters that turn the writing
// direction or are invisible are gone (but not the joiners that some scripts and emoji need), no blanks
// around it. Nothing when it holds control characters or is longer than limits::questionCharacters.
std::optional<QString> cleanQuestionText(const QString &text);

} // namespace lectern
