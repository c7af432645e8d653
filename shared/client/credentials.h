// SPDX-License-Identifier: GPL-3.0-or-later
// Who one is, or wants to be.
#pragma once

#include "shared/protocol/messages.h"
#include "shared/protocol/teacherkey.h"

namespace lectern::client {

struct Credentials {
    protocol::Role role = protocol::Role::Student;
    QString name;
    QByteArray token;              // resume token, where there is one; tried first
    std::optional<TeacherKey> key; // teachers; none: the server may still go by "first is teacher"
};

} // namespace lectern::client
