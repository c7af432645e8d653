// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/talktext.h"

#include "shared/protocol/limits.h"

#include <QList>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isLineBreak(char32_t c) {
    const QChar::Category category = QChar::category(c);
    return c == U'\n' || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
}

bool isBetween(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

// Embeddings, overrides and isolates of direction (Unicode UAX 9), and what has no width and no meaning. Not the
// joiners, marks and tags that scripts and emoji need.
bool isMisleading(char32_t c) {
    return isBetween(c, 0x202A, 0x202E) || isBetween(c, 0x2060, 0x206F) || c == 0x200B || c == 0xFEFF ||
           isBetween(c, 0xFFF9, 0xFFFB);
}

// Nothing when a control character is in it that is neither a line break nor a tab.
std::optional<QString> withoutControls(QString text) {
    if (!text.isValidUtf16())
        return {};
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    QString clean;
    for (const char32_t c : text.toUcs4()) {
        if (isLineBreak(c))
            clean.append(u'\n');
        else if (QChar::category(c) == QChar::Other_Control && c != U'\t')
            return {};
        else if (!isMisleading(c))
            clean.append(QChar::fromUcs4(c));
    }
    return clean.trimmed();
}

// Joiners and variation selectors alone are nothing to look at.
bool hasSomethingToSee(const QString &text) {
    const QList<uint> characters = text.toUcs4();
    return std::ranges::any_of(characters, [](char32_t c) {
        return !QChar::isSpace(c) && QChar::category(c) != QChar::Other_Format &&
               QChar::category(c) != QChar::Mark_NonSpacing;
    });
}

} // namespace

std::optional<QString> cleanMessage(const QString &text) {
    const std::optional<QString> clean = withoutControls(text);
    if (!clean || clean->toUcs4().size() > limits::messageCharacters ||
        clean->toUtf8().size() > limits::messageBytes)
        return {};
    return hasSomethingToSee(*clean) ? *clean : QString();
}

std::optional<QString> cleanLine(const QString &text, qsizetype mostCharacters) {
    std::optional<QString> clean = withoutControls(text);
    if (!clean)
        return {};
    const QString line = clean->simplified();
    if (line.toUcs4().size() > mostCharacters)
        return {};
    return hasSomethingToSee(line) ? line : QString();
}

} // namespace lectern
