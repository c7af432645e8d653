// SPDX-License-Identifier: GPL-3.0-or-later
// What a program does with a problem of joining: it stands beside its field. About the identity of a server and about
// plaintext a person is asked first, and it stands there when the answer was no.
#pragma once

#include "shared/client/joinproblem.h"
#include "shared/client/serveraddress.h"
#include "shared/client/trustedservers.h"

class QDialog;

namespace lectern::ui {

class ConnectPage;

// The question, which is open then and whose accepted() is the wish to join all the same; null: nothing is asked.
QDialog *askOrExplain(ConnectPage &page, const client::JoinProblem &problem,
                      const client::ServerAddress &server, const client::TrustedServers &trusted,
                      protocol::Role role);

} // namespace lectern::ui
