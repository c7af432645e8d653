// SPDX-License-Identifier: GPL-3.0-or-later
// A shell script in the place of lectern-server, for servers that misbehave.
#pragma once

#include "tests/support/testcase.h"

#include <QFile>

namespace lectern::test {

inline QString fakeProgram(const QByteArray &commands) {
    const QString path = TestCase::freshFolder() + QStringLiteral("/lectern-server");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + commands + '\n') < 0)
        qWarning("No script could be written to %s", qUtf8Printable(path));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

} // namespace lectern::test
