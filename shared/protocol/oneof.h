// SPDX-License-Identifier: GPL-3.0-or-later
// A std::variant of many structs, for std::visit and std::get_if as any, whose copying, moving and destroying are
// compiled once, by whoever says `template class OneOf<Kinds>`, and not again in every file that handles one: with 40
// alternatives that is most of the time such a file takes.
#pragma once

#include <concepts>
#include <utility>
#include <variant>

namespace lectern {

template <class Alternative, class Variant>
inline constexpr bool isAlternativeOf = false;
template <class Alternative, class... Alternatives>
inline constexpr bool isAlternativeOf<Alternative, std::variant<Alternatives...>> =
    (std::same_as<Alternative, Alternatives> || ...);

// Kinds::Variant is the variant.
template <class Kinds>
class OneOf : public Kinds::Variant {
public:
    using Variant = typename Kinds::Variant;

    OneOf();
    OneOf(const OneOf &other);
    OneOf(OneOf &&other) noexcept;
    ~OneOf();

    template <class Alternative>
    requires isAlternativeOf<Alternative, Variant> OneOf(Alternative alternative)
        : Variant(std::in_place_type<Alternative>, std::move(alternative)) {}

    OneOf &operator=(const OneOf &other);
    OneOf &operator=(OneOf &&other) noexcept;

    // Whoever only asks whether they could be compared, as QMetaType does, would else look into every alternative.
    friend bool operator==(const OneOf &, const OneOf &) = delete;
    friend bool operator<(const OneOf &, const OneOf &) = delete;
};

} // namespace lectern
