// SPDX-License-Identifier: GPL-3.0-or-later
// For the one file that says `template class OneOf<Kinds>`.
#pragma once

#include "shared/protocol/oneof.h"

namespace lectern {

template <class Kinds>
OneOf<Kinds>::OneOf() = default;
template <class Kinds>
OneOf<Kinds>::OneOf(const OneOf &other) = default;
template <class Kinds>
OneOf<Kinds>::OneOf(OneOf &&other) noexcept = default;
template <class Kinds>
OneOf<Kinds>::~OneOf() = default;
template <class Kinds>
OneOf<Kinds> &OneOf<Kinds>::operator=(const OneOf &other) = default;
template <class Kinds>
OneOf<Kinds> &OneOf<Kinds>::operator=(OneOf &&other) noexcept = default;

} // namespace lectern
