// SPDX-License-Identifier: GPL-3.0-or-later
// The server on this computer, run as a child of this program: found, started, watched, ended. What it prints goes
// straight into a file of its data folder, so that it can outlive this program, should that one crash.
#pragma once

#include "shared/protocol/runningserver.h"
#include "teacher-gui/options.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace lectern::teacher {

class ChildServer : public QObject {
    Q_OBJECT

public:
    explicit ChildServer(const Options &options, QObject *parent = nullptr);
    ~ChildServer() override; // ends it, waiting, if nobody has before

    // Ends in ready() or failed(), unless stop() comes first. While it runs: ready() at once; while it is ending:
    // starts when it has ended.
    void start(const QString &className, quint16 port);
    // Asks it to end; ended() follows if it isAlive().
    void stop();
    // The lesson is being ended: it is about to end by itself, and is helped if it does not. Else like stop().
    void expectEnd();
    // It goes on after all; too late once it has been asked to end.
    void expectNoEnd();

    bool isAlive() const { return m_process.state() != QProcess::NotRunning; }
    QString logFile() const;
    QString whereToLook() const; // for the cause: where the log lies, if there is one

Q_SIGNALS:
    // Also for a server that somebody else has started on the same folder: then isAlive() is false.
    void ready(const lectern::RunningServer &server);
    void failed(const QString &why); // a sentence or two that say what to do
    void ended();                    // as was wished
    void died();                     // after ready(), and nobody had asked for it

private:
    enum class Phase { Off, Starting, Up, Ending };

    void begin();
    void launch();
    bool openLog();
    QStringList arguments() const;
    void lookForIt();
    void onFinished(int exitCode, QProcess::ExitStatus status);
    void onStartEnded(int exitCode, QProcess::ExitStatus status);
    void onPatienceOver();
    void fail(const QString &why);
    void failByLog(const QString &why);
    QString lastLine() const;

    const QString m_dataFolder;
    const OwnServer m_options;
    QString m_className;
    quint16 m_port = 0;

    QProcess m_process;
    Phase m_phase = Phase::Off;
    bool m_again = false;   // start once more when this one has ended
    bool m_late = false;    // killed because it did not get ready
    bool m_asked = false;   // the ending one was sent the signal to do so
    qint64 m_logBefore = 0; // bytes in the log that are not of this run
    RunningServer m_running;
    QTimer m_look;     // while starting
    QTimer m_patience; // with starting or ending
};

} // namespace lectern::teacher
