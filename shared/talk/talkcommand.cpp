// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/talkcommand.h"

#include "shared/talk/commandreaders.h"
#include "shared/talk/typedwords.h"

namespace lectern::talk {

Command parseTyped(const QString &text, const Typist &typist) {
    if (isBlank(text))
        return command::Nothing{};
    const std::optional<Slash> slash = leadingSlash(text);
    if (!slash)
        return command::Say{text};
    if (slash->doubled)
        return command::Say{QString(text).remove(slash->at, 1)};

    const qsizetype end = beforeBlank(text, slash->at);
    const QString name = text.mid(slash->at + 1, end - slash->at - 1);
    const CommandInfo *known = findCommand(name);
    if (!known)
        return unknownCommand(name, typist.role);
    if (!known->isFor(typist.role))
        return notForRole(*known);
    return known->read({*known, text.mid(afterBlanks(text, end)), typist});
}

} // namespace lectern::talk
