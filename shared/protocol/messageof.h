// SPDX-License-Identifier: GPL-3.0-or-later
// For describe(): the same description serves the writer, which visits const messages, and the reader.
#pragma once

#include <concepts>
#include <type_traits>

namespace lectern::protocol {

template <class Given, class Wanted>
concept MessageOf = std::same_as<std::remove_const_t<Given>, Wanted>;

} // namespace lectern::protocol
