// SPDX-License-Identifier: GPL-3.0-or-later
// An enumeration on the wire is a word; a table of pairs says which.
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <optional>
#include <utility>

namespace lectern::words {

template <class Enum, size_t N>
constexpr QLatin1StringView wordOf(const std::pair<Enum, QLatin1StringView> (&table)[N], Enum value) {
    for (const auto &[entry, word] : table) {
        if (entry == value)
            return word;
    }
    return {}; // a missing row is our own bug; the codec test walks every table
}

template <class Enum, size_t N>
constexpr std::optional<Enum> valueOf(const std::pair<Enum, QLatin1StringView> (&table)[N],
                                      QStringView text) {
    for (const auto &[entry, word] : table) {
        if (word == text)
            return entry;
    }
    return std::nullopt;
}

} // namespace lectern::words
