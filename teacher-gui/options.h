// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line says.
#pragma once

#include "shared/client/serveraddress.h"
#include "shared/protocol/teacherkey.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace lectern::teacher {

struct Options {
    std::optional<client::ServerAddress> server;
    QString dataFolder;            // where a server of this account keeps its teacher key
    std::optional<TeacherKey> key; // from the file named; else the one in the data folder counts
    QString name;                  // empty: the server calls the teacher "Teacher"
};

// What to print instead of starting.
struct Message {
    QString text;
    int exitCode = 0;
};

std::variant<Options, Message> parseOptions(const QStringList &arguments);

} // namespace lectern::teacher
