// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/jsonkeys.h"

#include <algorithm>
#include <vector>

namespace lectern::protocol {

namespace {

// `position` stands on the opening quote; afterwards behind the closing one. Returns what is between.
QByteArrayView skipString(QByteArrayView text, qsizetype &position) {
    const qsizetype begin = ++position;
    while (position < text.size() && text[position] != '"')
        position += text[position] == '\\' ? 2 : 1;
    const qsizetype end = std::min(position, text.size());
    position = end + 1;
    return text.sliced(begin, end - begin);
}

} // namespace

bool hasRepeatedKey(QByteArrayView validObject) {
    std::vector<QByteArrayView> keys;
    int depth = 0;
    bool keyExpected = false;
    for (qsizetype position = 0; position < validObject.size();) {
        const char here = validObject[position];
        if (here == '"') {
            const QByteArrayView text = skipString(validObject, position);
            if (!keyExpected)
                continue;
            keyExpected = false;
            if (text.contains('\\'))
                return true;
            keys.push_back(text);
            continue;
        }
        if (here == '{' || here == '[')
            keyExpected = ++depth == 1;
        else if (here == '}' || here == ']')
            --depth;
        else if (here == ',')
            keyExpected = depth == 1;
        ++position;
    }
    // Sorted: comparing each with each would let one frame of ten thousand keys hold up the class.
    const auto less = [](QByteArrayView a, QByteArrayView b) { return a.compare(b) < 0; };
    std::ranges::sort(keys, less);
    return std::ranges::adjacent_find(keys) != keys.end();
}

} // namespace lectern::protocol
