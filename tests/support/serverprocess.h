// SPDX-License-Identifier: GPL-3.0-or-later
// The real daemon, started for a test on a port that the system chose, with a data folder of its own.
#pragma once

#include "shared/protocol/teacherkey.h"
#include "tests/support/wire.h"

#include <QProcess>

namespace lectern::test {

class ServerProcess {
public:
    // `options` come on top of --listen 127.0.0.1 --port 0 --data FOLDER.
    explicit ServerProcess(const QStringList &options = {}, Wire wire = Wire::Tls);
    ~ServerProcess();

    // Starts and waits for "Listening on"; false when the daemon ended instead. With `port` it binds that one
    // (a restart in the same place).
    bool start(quint16 port = 0);
    void terminate(); // SIGTERM; does not wait
    void kill();      // kill -9, waits
    bool waitForExit(int milliseconds);

    quint16 port() const { return m_port; }
    Wire wire() const { return m_wire; }
    QString address() const; // "127.0.0.1:PORT"
    QString dataFolder() const { return m_dataFolder; }
    TeacherKey teacherKey() const;
    QString output(); // all it has printed so far, both streams
    int exitCode() const { return m_process.exitCode(); }
    QProcess &process() { return m_process; }

private:
    QStringList m_options;
    Wire m_wire;
    QString m_dataFolder;
    QProcess m_process;
    QString m_output;
    quint16 m_port = 0;
};

// The daemon run to its end with exactly these arguments: for start-up errors.
struct FinishedRun {
    int exitCode = -1;
    QString output;
    QString errors;
};
FinishedRun runServer(const QStringList &arguments);

} // namespace lectern::test
