// SPDX-License-Identifier: GPL-3.0-or-later
// The server that is killed, and all who use it.
#pragma once

#include "tests/crash/crowd.h"
#include "tests/crash/diskswitch.h"
#include "tests/crash/options.h"
#include "tests/crash/patience.h"
#include "tests/crash/teacher.h"
#include "tests/support/serverprocess.h"

namespace lectern::crash {

class Campus {
public:
    Campus(const Options &options, const Patience &patience, Verdict &verdict);

    bool open(); // the server runs and everybody is in
    void kill(); // -9
    bool start();
    bool isRunning() { return m_server.process().state() == QProcess::Running; }
    bool stop(); // in order
    bool waitForAll();
    bool isComplete() const { return m_crowd.isBack() && m_teacher.isBack(); }
    // Milliseconds from the server's first word to the last person being back.
    qint64 returnTook() const { return std::max(m_crowd.lastBackAt(), m_teacher.backAt()) - m_upAt; }
    qint64 wasDown() const { return m_upAt - m_killedAt; }
    std::chrono::milliseconds downTime() const { return m_options.down; }

    Teacher &teacher() { return m_teacher; }
    Crowd &crowd() { return m_crowd; }
    const QuestionLedger &question() const { return m_question; }
    const DiskSwitch &disk() const { return m_disk; }
    QString dataFolder() const { return m_server.dataFolder(); }
    void keep(const QString &folder); // data and log, for whoever looks into a finding

private:
    const Options &m_options;
    const Patience &m_patience;
    Verdict &m_verdict;
    DiskSwitch m_disk;
    test::ServerProcess m_server;
    quint16 m_port = 0;
    qint64 m_killedAt = 0;
    qint64 m_upAt = 0;
    QuestionLedger m_question;
    Teacher m_teacher;
    Crowd m_crowd;
};

} // namespace lectern::crash
