// SPDX-License-Identifier: GPL-3.0-or-later
// A program that the bench has started. It never outlives the bench, however that ends.
#pragma once

#include <QProcess>

#include <chrono>

namespace lectern::bench {

// Waiting in the event loop; throws a Failure when it is told to stop.
class Patience {
public:
    // False when the condition does not hold after that time.
    bool wait(const std::function<bool()> &condition, std::chrono::milliseconds most) const;
    void stop() { m_stopped = true; }
    bool isStopped() const { return m_stopped; }

private:
    bool m_stopped = false;
};

class Child {
public:
    // `log`: what it prints goes to that file.
    Child(const Patience &patience, const QString &program, const QStringList &arguments, const QString &log);
    ~Child();

    qint64 process() const { return m_process.processId(); }
    // Once it says where it listens, after these words.
    quint16 awaitPort(const QString &announced = QStringLiteral("Listening on"));
    void awaitEnd(std::chrono::seconds most); // with exit status 0
    QByteArray printed() const;

private:
    [[noreturn]] void fail(const QString &what) const;

    const Patience &m_patience;
    QString m_log;
    QProcess m_process;
};

} // namespace lectern::bench
