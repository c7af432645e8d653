// SPDX-License-Identifier: GPL-3.0-or-later
// What the daemon prints. A full pipe or a stopped terminal never stops the class: lines wait in a bounded queue
// for a thread that writes them, and those that find it full are counted instead of kept.
#pragma once

#include "server/loglevel.h"

#include <QString>
#include <QtGlobal>

#include <atomic>
#include <chrono>
#include <memory>

namespace lectern {

class Console {
public:
    static constexpr int mostLines = 4096;
    static constexpr qsizetype mostBytes = 1024 * 1024;
    // How long the end of the program waits for somebody to read the rest.
    static constexpr std::chrono::milliseconds lastWords{500};

    // Call it first of all: opens nothing in place of what stdin, stdout and stderr lack, so that no file or
    // socket opened later gets such a number and is printed into.
    static void holdStandardDescriptors();

    // Writes to an open descriptor: 1 is stdout, 2 stderr. Errors end the output, not the program.
    explicit Console(int descriptor);
    ~Console();
    Q_DISABLE_COPY_MOVE(Console)

    // One line, without its line feed; from any thread. Foreign text may stand in it: see printable().
    void print(const QString &line);
    // The same, if it is wanted: info and what is worse, until setLevel() says otherwise.
    void log(LogLevel level, const QString &line);
    void setLevel(LogLevel most) { m_level = most; }
    // Waits until all is written; false when that took too long.
    bool flush(std::chrono::milliseconds patience = lastWords);

    // From now until its end this console logs what Qt's log takes too, with UTC time and level. One console at a time.
    void takeQtLog();

private:
    struct Queue;
    static void writeOut(const std::shared_ptr<Queue> &queue, int descriptor);

    std::shared_ptr<Queue> m_queue; // the writer's too: it may hang in a write for longer than we live
    std::atomic<LogLevel> m_level = LogLevel::Info;
    QtMessageHandler m_previousHandler = nullptr;
};

// Control characters, terminal escapes, line breaks and bidirectional controls as \x1b or \u202e: nobody can forge
// a line or repaint the terminal with a name.
QString printable(const QString &text);

} // namespace lectern
