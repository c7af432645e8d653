// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/mention.h"

namespace lectern::talk {

namespace {

// Letters, digits and what belongs to them; half of a pair is taken for a letter of a rare script.
bool continuesWord(const QString &text, qsizetype at) {
    if (at < 0 || at >= text.size())
        return false;
    const QChar letter = text.at(at);
    if (letter.isSurrogate()) {
        const qsizetype high = letter.isHighSurrogate() ? at : at - 1;
        return high >= 0 && high + 1 < text.size() &&
               QChar::isLetterOrNumber(QChar::surrogateToUcs4(text.at(high), text.at(high + 1)));
    }
    return letter.isLetterOrNumber() || letter.isMark() || letter == u'_';
}

} // namespace

bool mentions(const QString &text, const QString &name) {
    const QString wanted = name.normalized(QString::NormalizationForm_C);
    if (wanted.isEmpty())
        return false;
    const QString said = text.normalized(QString::NormalizationForm_C);
    for (qsizetype at = said.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0;
         at = said.indexOf(wanted, at + 1, Qt::CaseInsensitive)) {
        if (!continuesWord(said, at - 1) && !continuesWord(said, at + wanted.size()))
            return true;
    }
    return false;
}

} // namespace lectern::talk
