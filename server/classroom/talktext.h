// SPDX-License-Identifier: GPL-3.0-or-later
// What people may say, as text: messages, names of rooms, questions to the teacher.
#pragma once

#include <QString>

#include <optional>

namespace lectern {

// The message as everybody will see it: line breaks are "\n", blanks at both ends and characters that turn the writing
// direction of what follows, or are invisible, are gone. Nothing when it holds other control characters, or is
// longer than limits::messageCharacters or messageBytes. May be empty: then there is nothing to say.
std::optional<QString> cleanMessage(const QString &text);

// The same in one line, with line breaks and tabs as blanks, and at most so many characters.
std::optional<QString> cleanLine(const QString &text, qsizetype mostCharacters);

} // namespace lectern
