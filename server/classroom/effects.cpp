// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/effects.h"

#include "shared/protocol/oneofmembers.h"

template class lectern::OneOf<lectern::Records>;
template class lectern::OneOf<lectern::Deliveries>;
