// SPDX-License-Identifier: GPL-3.0-or-later
// What IdentityDialog says: what happened, what it can mean and what to do, in plain words.
#pragma once

#include "shared/client/joinproblem.h"
#include "shared/client/serveraddress.h"
#include "shared/client/trustedservers.h"

#include <QStringList>

namespace lectern::ui {

struct IdentityWords {
    QString title;
    QString happened;
    QString before; // the caption of what was known, that of what is there now
    QString now;
    bool isBeforeLost = false; // `before` is all that there is to say of it: no words
    QStringList meanings;
    QString advice;
    QString comparison; // what a person has to have done before the deed; empty: nothing
    QString deed;
};

// To somebody in that role. `known`: what was written down about the server, if anything.
IdentityWords identityWords(const client::JoinProblem &problem, const client::ServerAddress &server,
                            const std::optional<client::TrustedServer> &known, protocol::Role role);

} // namespace lectern::ui
