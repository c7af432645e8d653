// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/classname.h"

#include "shared/protocol/limits.h"

#include <QList>

namespace lectern::client {

namespace {

bool isHarmful(char32_t character) {
    constexpr char32_t nonJoiner = 0x200C; // the joiners belong to Persian, Hindi and many emoji
    constexpr char32_t joiner = 0x200D;
    switch (QChar::category(character)) {
    case QChar::Other_Surrogate:
        return true;
    case QChar::Other_Format:
        return character != nonJoiner && character != joiner;
    default:
        return false;
    }
}

} // namespace

QString shownClassName(const QString &name) {
    QString clean;
    for (const char32_t c : name.toUcs4()) {
        if (QChar::category(c) == QChar::Other_Control)
            clean += u' ';
        else if (!isHarmful(c))
            clean += QChar::fromUcs4(c);
    }
    const QList<uint> characters = clean.simplified().toUcs4().mid(0, limits::classNameCharacters);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), characters.size());
}

} // namespace lectern::client
