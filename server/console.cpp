// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/console.h"

#include <QDateTime>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#else
#include <QFile>
#endif

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

// Qt's message handler is a plain function, so the console it prints to has to stand here.
std::atomic<Console *> logConsole = nullptr;

QLatin1StringView levelWord(QtMsgType type) {
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
        return "error"_L1;
    case QtFatalMsg:
        break;
    }
    return "fatal"_L1;
}

LogLevel levelOf(QtMsgType type) {
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return LogLevel::Error;
}

void printLog(QtMsgType type, const QMessageLogContext &, const QString &message) {
    Console *console = logConsole;
    if (!console)
        return;
    const QString time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    console->log(levelOf(type), u"%1 %2: %3"_s.arg(time, levelWord(type), message));
    if (type == QtFatalMsg)
        console->flush(); // the program is aborted next
}

bool isHarmful(char32_t character) {
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_Format: // the joiners belong to Persian, Hindi and many emoji
        return character != 0x200c && character != 0x200d;
    default:
        return false;
    }
}

QString escaped(char32_t character) {
    const QLatin1StringView prefix = character < 0x100 ? "\\x"_L1 : "\\u"_L1;
    const int digits = character < 0x100 ? 2 : 4;
    return prefix + QString::number(static_cast<uint>(character), 16).rightJustified(digits, u'0');
}

// stdio would lock: a thread that hangs in its write keeps the exit of the program waiting.
void writeAll(int descriptor, QByteArrayView text) {
#ifdef Q_OS_UNIX
    while (!text.isEmpty()) {
        const ssize_t written = write(descriptor, text.data(), static_cast<size_t>(text.size()));
        if (written >= 0) {
            text = text.sliced(written);
        } else if (errno == EAGAIN) { // somebody who shares the terminal made it non-blocking
            pollfd writable{descriptor, POLLOUT, 0};
            poll(&writable, 1, -1);
        } else if (errno != EINTR) {
            return;
        }
    }
#else
    QFile file;
    if (file.open(descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered))
        file.write(text.data(), text.size());
#endif
}

} // namespace

struct Console::Queue {
    std::mutex mutex;
    std::condition_variable changed;
    QByteArray text; // whole lines, ready to write
    int lines = 0;
    qint64 dropped = 0;
    bool writing = false;
    bool ending = false;

    bool isIdle() const { return text.isEmpty() && dropped == 0 && !writing; }
    void add(const QByteArray &line);
    QByteArray take();
};

void Console::Queue::add(const QByteArray &line) {
    if (lines >= mostLines || text.size() + line.size() >= mostBytes) {
        ++dropped;
        return;
    }
    text += line;
    text += '\n';
    ++lines;
}

// All that was dropped came after all that is waiting, so this is the place to say it.
QByteArray Console::Queue::take() {
    if (dropped > 0)
        text += "... " + QByteArray::number(dropped) + " lines dropped\n";
    dropped = 0;
    lines = 0;
    return std::exchange(text, {});
}

Console::Console(int descriptor) : m_queue(std::make_shared<Queue>()) {
    std::thread(writeOut, m_queue, descriptor).detach();
}

Console::~Console() {
    Console *self = this;
    if (logConsole.compare_exchange_strong(self, nullptr))
        qInstallMessageHandler(m_previousHandler);
    flush();
    const std::lock_guard lock(m_queue->mutex);
    m_queue->ending = true;
    m_queue->changed.notify_all();
}

void Console::print(const QString &line) {
    const QByteArray bytes = printable(line).toUtf8();
    const std::lock_guard lock(m_queue->mutex);
    m_queue->add(bytes);
    m_queue->changed.notify_all();
}

void Console::log(LogLevel level, const QString &line) {
    if (level <= m_level)
        print(line);
}

bool Console::flush(std::chrono::milliseconds patience) {
    std::unique_lock lock(m_queue->mutex);
    return m_queue->changed.wait_for(lock, patience, [&] { return m_queue->isIdle(); });
}

void Console::takeQtLog() {
    logConsole = this;
    m_previousHandler = qInstallMessageHandler(printLog);
}

void Console::writeOut(const std::shared_ptr<Queue> &queue, int descriptor) {
    std::unique_lock lock(queue->mutex);
    while (true) {
        queue->changed.wait(lock, [&] { return queue->ending || !queue->isIdle(); });
        if (queue->isIdle())
            return;
        const QByteArray text = queue->take();
        queue->writing = true;
        lock.unlock();
        writeAll(descriptor, text);
        lock.lock();
        queue->writing = false;
        queue->changed.notify_all();
    }
}

void Console::holdStandardDescriptors() {
#ifdef Q_OS_UNIX
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF)
            open("/dev/null", O_RDWR); // takes the lowest free number: this one
    }
#endif
}

QString printable(const QString &text) {
    QString result;
    result.reserve(text.size());
    for (const char32_t character : text.toUcs4()) {
        if (isHarmful(character))
            result += escaped(character);
        else
            result += QChar::fromUcs4(character);
    }
    return result;
}

} // namespace lectern
