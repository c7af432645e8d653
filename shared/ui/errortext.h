// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong, in translated sentences that say what to do. The code decides; the server's own sentence
// fills in where it knows more than the code says.
#pragma once

#include "shared/client/connection.h"

namespace lectern::ui {

QString errorText(const protocol::Error &error);
QString goodbyeText(const protocol::Goodbye &goodbye);

struct ExplainedProblem {
    enum class Field { Address, NameOrKey };
    Field field = Field::Address;
    QString text;
    QString suggestion; // a name that is free, when the wished one is taken
};

// To somebody who wants to join in that role.
ExplainedProblem explain(const client::JoinProblem &problem, const client::ServerAddress &server,
                         protocol::Role role);

} // namespace lectern::ui
