// SPDX-License-Identifier: GPL-3.0-or-later
// What it takes to be the teacher of a server on this computer: read from its data folder.
#pragma once

#include "shared/protocol/teacherkey.h"

namespace lectern::bench {

struct Teachership {
    TeacherKey key;
    TeacherKey::Certificate certificate; // that the server shows

    QByteArray prove(const QByteArray &challenge) const { return key.prove(challenge, certificate); }
};

// Of the server that runs there; of one that does not say where it is, in plaintext. Throws a Failure.
Teachership teachershipIn(const QString &dataFolder);

} // namespace lectern::bench
