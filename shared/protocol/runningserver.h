// SPDX-License-Identifier: GPL-3.0-or-later
// Which server runs on a data folder: one at most, it holds the folder's lock, and says in a file beside it where it
// listens. So a program on the same account finds it, after a crash too.
#pragma once

#include "shared/protocol/fingerprint.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <variant>

class QLockFile;

namespace lectern {

// Exit status of lectern-server, for whoever started it.
namespace serverexit {
inline constexpr int couldNotStart = 1;
inline constexpr int badUsage = 2;
inline constexpr int folderInUse = 3; // another server runs on the data folder
inline constexpr int portInUse = 4;   // another program listens on the port
} // namespace serverexit

// Why a server does not start.
struct StartProblem {
    int exitStatus = serverexit::couldNotStart;
    QString text; // a sentence for people
};

struct RunningServer {
    qint64 processId = 0;
    QString address; // where programs on this computer reach it
    quint16 port = 0;
    QStringList listen = {}; // the addresses that it listens on; empty: all of this computer's
    std::optional<Fingerprint> fingerprint = {}; // of its certificate; none: it speaks plaintext

    friend bool operator==(const RunningServer &, const RunningServer &) = default;
};

// For as long as the lock lives the folder is the caller's. Otherwise: another process holds it (folderInUse, the
// sentence names the process), or the folder cannot be written (couldNotStart).
std::variant<std::unique_ptr<QLockFile>, StartProblem> lockDataFolder(const QString &dataFolder);

// By the holder of the lock alone. Says where it listens; false when the disk refuses.
bool publishRunningServer(const QString &dataFolder, const RunningServer &server);
void withdrawRunningServer(const QString &dataFolder);

// Empty: no server runs on this folder (what a killed one left behind does not count), or it does not listen yet.
std::optional<RunningServer> findRunningServer(const QString &dataFolder);

} // namespace lectern
