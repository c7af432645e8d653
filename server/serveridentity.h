// SPDX-License-Identifier: GPL-3.0-or-later
// Which certificate the server shows: the administrator's, or its own from the data folder.
#pragma once

#include "server/options.h"
#include "server/tls/tlsidentity.h"

namespace lectern {

// Empty: --plaintext. The server's own certificate is made where there is none yet, by the holder of the data folder's
// lock alone. A certificate that cannot be used is an error: never plaintext, never another one instead.
std::variant<std::optional<TlsIdentity>, StartProblem> identityFor(const Options &options);

} // namespace lectern
