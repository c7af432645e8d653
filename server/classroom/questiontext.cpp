// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/questiontext.h"

#include "shared/protocol/limits.h"

#include <QList>

namespace lectern {

namespace {

constexpr char32_t nonJoiner = 0x200C;
constexpr char32_t joiner = 0x200D;

bool isLineBreakOrTab(char32_t c) {
    const QChar::Category category = QChar::category(c);
    return c == U'\n' || c == U'\r' || c == U'\t' || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph;
}

} // namespace

std::optional<QString> cleanQuestionText(const QString &text) {
    if (!text.isValidUtf16())
        return {};
    QString clean;
    for (const char32_t c : text.toUcs4()) {
        if (isLineBreakOrTab(c)) {
            clean.append(u' ');
            continue;
        }
        if (QChar::category(c) == QChar::Other_Control)
            return {};
        if (QChar::category(c) != QChar::Other_Format || c == joiner || c == nonJoiner)
            clean.append(QChar::fromUcs4(c));
    }
    clean = clean.trimmed();
    if (clean.toUcs4().size() > limits::questionCharacters)
        return {};
    return clean;
}

} // namespace lectern
