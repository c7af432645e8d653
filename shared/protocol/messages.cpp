// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/messages.h"

#include "shared/protocol/oneofmembers.h"

template class lectern::OneOf<lectern::protocol::ClientMessages>;
template class lectern::OneOf<lectern::protocol::ServerMessages>;
