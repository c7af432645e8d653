// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/processfigures.h"

#include "tests/bench/failure.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <ctime>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<qint64> figure(const QString &text, const QString &name) {
    const QRegularExpression line(u"^%1:\\s+(\\d+) kB$"_s.arg(name), QRegularExpression::MultilineOption);
    const auto match = line.match(text);
    return match.hasMatch() ? std::optional(match.captured(1).toLongLong()) : std::nullopt;
}

template <class Figure>
Figure known(const std::optional<Figure> &figure, const QString &name, qint64 process) {
    if (figure)
        return *figure;
    throw Failure{u"The %1 of process %2 cannot be read."_s.arg(name).arg(process)};
}

} // namespace

std::optional<Memory> memoryFrom(const QByteArray &rollup) {
    const QString text = QString::fromLatin1(rollup);
    const auto rss = figure(text, u"Rss"_s);
    const auto pss = figure(text, u"Pss"_s);
    if (!rss || !pss)
        return std::nullopt;
    return Memory{*rss, *pss};
}

std::optional<Memory> memoryOf(qint64 process) {
    QFile file(u"/proc/%1/smaps_rollup"_s.arg(process));
    return file.open(QIODevice::ReadOnly) ? memoryFrom(file.readAll()) : std::nullopt;
}

std::optional<qint64> addressSpaceOf(qint64 process) {
    QFile file(u"/proc/%1/status"_s.arg(process));
    return file.open(QIODevice::ReadOnly) ? figure(QString::fromLatin1(file.readAll()), u"VmSize"_s)
                                          : std::nullopt;
}

std::optional<int> descriptorsOf(qint64 process) {
    const QDir folder(u"/proc/%1/fd"_s.arg(process));
    if (!folder.isReadable())
        return std::nullopt;
    return static_cast<int>(folder.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
}

std::optional<std::chrono::nanoseconds> processorTimeOf(qint64 process) {
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(static_cast<pid_t>(process), &clock) != 0 || clock_gettime(clock, &time) != 0)
        return std::nullopt;
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

Memory memoryNow(qint64 process) { return known(memoryOf(process), u"memory"_s, process); }

qint64 addressSpaceNow(qint64 process) { return known(addressSpaceOf(process), u"address space"_s, process); }

std::chrono::nanoseconds processorTimeNow(qint64 process) {
    return known(processorTimeOf(process), u"processor time"_s, process);
}

} // namespace lectern::bench
