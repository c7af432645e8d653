// SPDX-License-Identifier: GPL-3.0-or-later
// The class on this computer, from its start to its end: starts the server or finds the one that runs, joins it, and
// tells a class that has ended from a server that has died, be it our child or one that was found running.
#pragma once

#include "shared/client/connection.h"
#include "teacher-gui/childserver.h"
#include "teacher-gui/joiner.h"

#include <QObject>
#include <QTimer>

namespace lectern::teacher {

class ClassHost : public QObject {
    Q_OBJECT

public:
    ClassHost(client::Connection &connection, Joiner &joiner, const Options &options,
              QObject *parent = nullptr);

    // At the start of the program: joins the server of the command line, else the one that runs on the data folder,
    // else starts one if the command line says so, else does nothing.
    void begin();
    // What the command line names is not on this computer: a server, or the key of one.
    bool isElsewhere() const { return m_options.server || m_options.key; }
    // Ends with the teacher in the class, or in failed().
    void start(const QString &className);
    // After a lesson or a crash: the same class once more, wherever it was.
    void startAgain();
    void cancel(); // the starting
    // The teacher wants the lesson to end. A server of ours that cannot be told of it, or does not answer, is ended
    // all the same.
    void expectEnd();
    void expectNoEnd(); // it was refused
    // Ends the server of ours, if there is one. False: it still runs, stopped() follows.
    bool stop();

    bool isStarting() const { return m_starting; }
    bool isHosting() const { return m_server.isAlive(); } // the server ends with this program
    bool isCutOff() const;                                // it runs, but it cannot be told anything now
    QString className() const { return m_className; }     // of the last class on this computer
    QStringList listen() const;                           // as RunningServer has it, for the class we are in

Q_SIGNALS:
    void startingChanged(bool starting);
    void failed(const QString &why); // to start; says what to do
    void died(const QString &where); // the server, in the middle of a class; where to look for the cause
    // The lesson is over as was wished, but the server had to be ended before it told anybody.
    void brokenOff(const lectern::protocol::Goodbye &goodbye);
    void stopped();

private:
    void joinHere(const RunningServer &server);
    void onFailed(const QString &why);
    void onJoined();
    void onLessonEnded(const protocol::Goodbye &goodbye);
    void onServerGone(bool wished);
    void onStateChanged(client::LinkState state);
    void lookForIt();
    void judge();
    void setStarting(bool starting);

    client::Connection &m_connection;
    Joiner &m_joiner;
    const Options m_options;
    ChildServer m_server;
    QString m_className;
    quint16 m_port;               // of the last class on this computer: students come back by themselves
    client::ServerAddress m_here; // of that class; no host: none yet
    QStringList m_listen;         // of its server
    QTimer m_look;                // whether a server that is no child of ours still runs
    bool m_starting = false;
    bool m_serverGone = false; // and it is not clear yet whether anybody was told
    bool m_goneAsWished = false;
};

} // namespace lectern::teacher
