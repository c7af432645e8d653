// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hostile/figures.h"

#include "tests/bench/processfigures.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kibibyte = 1024;

} // namespace

qint64 memoryOf(qint64 process) {
    const auto memory = bench::memoryOf(process);
    return memory ? memory->rssKiB * kibibyte : 0;
}

qint64 peakMemoryOf(qint64 process) {
    QFile file(u"/proc/%1/status"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression peak(u"VmHWM:\\s+(\\d+) kB"_s);
    return peak.match(QString::fromLatin1(file.readAll())).captured(1).toLongLong() * kibibyte;
}

qsizetype descriptorsOf(qint64 process) {
    return QDir(u"/proc/%1/fd"_s.arg(process))
        .entryList(QDir::System | QDir::AllEntries | QDir::NoDotAndDotDot)
        .size();
}

std::chrono::milliseconds processorTimeOf(qint64 process) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        bench::processorTimeOf(process).value_or(std::chrono::nanoseconds(0)));
}

} // namespace lectern::test
