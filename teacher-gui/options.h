// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line says.
#pragma once

#include "shared/client/serveraddress.h"
#include "shared/protocol/teacherkey.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <variant>

namespace lectern::teacher {

// The server that this program starts itself.
struct OwnServer {
    QString program;                    // empty: lectern-server beside this program, else on the PATH
    quint16 port = client::defaultPort; // 0: the system chooses; so it does when the port is in use
    QStringList listen;                 // addresses; empty: all
    std::chrono::milliseconds startPatience = std::chrono::seconds(15);
    std::chrono::milliseconds endPatience = std::chrono::seconds(3); // then it is asked, then it is killed
};

struct Options {
    std::optional<client::ServerAddress> server;
    QString dataFolder;            // of the server on this computer; its teacher key lies there
    std::optional<TeacherKey> key; // from the file named; else the one in the data folder counts
    QString name;                  // empty: the server calls the teacher "Teacher"
    bool startClass = false;       // on this computer, without asking
    OwnServer ownServer;
};

// What to print instead of starting.
struct Message {
    QString text;
    int exitCode = 0;
};

std::variant<Options, Message> parseOptions(const QStringList &arguments);

} // namespace lectern::teacher
