// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/processfigures.h"

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

} // namespace lectern::bench
