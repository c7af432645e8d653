// SPDX-License-Identifier: GPL-3.0-or-later
// The daemon's command line.
#pragma once

#include "server/classic/poll.h"
#include "server/loglevel.h"
#include "shared/protocol/discovery.h"
#include "shared/protocol/limits.h"

#include <QHostAddress>
#include <QList>
#include <QString>

#include <chrono>
#include <map>
#include <optional>
#include <variant>

namespace lectern {

struct Options {
    quint16 port = protocol::defaultPort; // 0: the system chooses
    QList<QHostAddress> listen{QHostAddress(QHostAddress::Any)};
    QString dataFolder;
    QString className;
    int ioThreads = 0;                    // 0: everything in one event loop
    std::optional<int> maxConnections;    // none: as many as there are descriptors
    qint64 leastFree = limits::freeSpace; // bytes; below, nothing new is stored
    bool firstIsTeacher = false;
    bool plaintext = false;
    QString certificate; // PEM files of the administrator's; empty: the server's own in the data folder
    QString key;
    bool exemptLoopback = true;
    int perAddress = limits::connectionsPerAddress;
    QList<std::pair<QHostAddress, int>>
        exempt;                  // networks without limits per address: address, length of prefix
    bool stopWithLesson = false; // ends by itself after a teacher's Quit
    LogLevel logLevel = LogLevel::Info;
    std::map<protocol::Door, int>
        classic; // the plain-text services to open, each on that port; 0: the system chooses
    classic::Poll::Origin classicAdministrator = {};
    std::chrono::milliseconds countInterval{60'000}; // between two lines with the number of clients
};

// The program ends instead of serving: after --help, --version or a mistake.
struct Exit {
    int code = 0; // 2: bad usage
    QString text;
};

std::variant<Options, Exit> parseOptions(const QStringList &arguments);

} // namespace lectern
