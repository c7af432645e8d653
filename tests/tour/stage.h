// SPDX-License-Identifier: GPL-3.0-or-later
// Where the lesson takes place: a temporary folder with a home for everybody, pretended screens, the time there is.
// What is left running at the end is ended here.
#pragma once

#include <QDeadlineTimer>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <functional>

namespace lectern::tour {

class Stage {
public:
    Stage(const QString &output, std::chrono::seconds limit);
    ~Stage();

    QString output() const { return m_output; } // where pictures and logs go
    QString dataFolder() const;                 // of the teacher's server
    QString serverLog() const;
    bool hasServerEnded() const; // nobody holds the data folder
    QString folderOf(const QString &who) const;

    // A home of their own, no display but Qt's offscreen ones, the driver as a plugin.
    QProcessEnvironment environmentOf(const QString &who, const QByteArray &screens) const;

    // Runs the event loop until the condition holds; false after `limit` milliseconds. Throws StepFailed when the
    // time of the whole tour is over or somebody wants it to stop.
    bool wait(const std::function<bool()> &condition, int limit) const;
    void stop() { m_stopped = true; }
    bool isStopped() const { return m_stopped; }
    void allow(std::chrono::seconds more) { m_deadline.setRemainingTime(more); }

private:
    void endServer() const;

    QString m_output;
    QTemporaryDir m_folder;
    QDeadlineTimer m_deadline;
    bool m_stopped = false;
};

} // namespace lectern::tour
