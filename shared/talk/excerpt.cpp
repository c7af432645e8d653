// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/excerpt.h"

namespace lectern::talk {

namespace {

constexpr qsizetype mostBefore =
    24; // characters before the match; where it stands is to be seen in a narrow window
constexpr qsizetype mostInAll = 300; // a line is never wider

} // namespace

Excerpt excerptOf(const QString &text, const QString &wanted) {
    Excerpt excerpt;
    QString line = text;
    for (QChar &letter : line) {
        if (letter.isSpace()) // one for one: positions stay
            letter = u' ';
    }
    const QString sought = wanted.trimmed();
    const qsizetype at = line.indexOf(sought, 0, Qt::CaseInsensitive);
    qsizetype begin = 0;
    if (at > mostBefore) {
        const qsizetype word = line.lastIndexOf(u' ', at - 1);
        begin = word + 1 > at - mostBefore ? line.indexOf(u' ', at - mostBefore) + 1 : at - mostBefore;
        if (line.at(begin).isLowSurrogate())
            ++begin;
    }
    excerpt.text = (begin > 0 ? QString(QChar(0x2026)) : QString()) + line.mid(begin, mostInAll);
    excerpt.from = at < 0 ? -1 : at - begin + (begin > 0 ? 1 : 0);
    excerpt.length = at < 0 ? 0 : sought.size();
    return excerpt;
}

} // namespace lectern::talk
