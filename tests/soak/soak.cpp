// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/soak.h"

#include "tests/bench/failure.h"
#include "tests/bench/processfigures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace lectern::soak {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using bench::Failure;

namespace {

constexpr auto shortly = 10ms;
constexpr auto between = 1s;    // two samples
constexpr auto forTheEnd = 60s; // a peer that vanished is noticed within 45
// KiB: the cache of pages that SQLite fills while its file grows; and on a busy machine more waits at once
constexpr double room = 4096;

QString lecternServer() {
    const QString told = qEnvironmentVariable("LECTERN_BIN");
    return (told.isEmpty() ? QCoreApplication::applicationDirPath() + u"/../bin"_s : told) +
           u"/lectern-server"_s;
}

QStringList arguments(const Options &options, const QString &data) {
    QStringList all{u"--listen"_s, u"127.0.0.1"_s, u"--port"_s,       u"0"_s,
                    u"--data"_s,   data,           u"--io-threads"_s, QString::number(options.ioThreads)};
    if (options.plaintext)
        all.append(u"--plaintext"_s);
    return all;
}

template <class Figure>
Figure known(const std::optional<Figure> &figure) {
    if (!figure)
        throw Failure{u"The server has ended, or its process must not be looked into."_s};
    return *figure;
}

} // namespace

Soak::Soak(const Options &options, const bench::Patience &patience)
    : m_options(options),
      m_patience(patience),
      m_server(patience, lecternServer(), arguments(options, m_folder.filePath(u"data"_s)),
               m_folder.filePath(u"server.log"_s)) {
    m_grounds.random.seed(options.seed);
}

bool Soak::run() {
    open();
    printTitles();
    const auto aRow = std::max(Clock::duration(5s), Clock::duration(m_options.time) / 30);
    auto nextSample = m_start;
    auto nextRow = m_start + aRow;
    for (auto now = m_start; now < m_start + m_options.time; now = Clock::now()) {
        turn();
        if (now >= nextSample) {
            sample();
            nextSample += between;
        }
        if (now >= nextRow) {
            printRow();
            nextRow += aRow;
        }
    }
    const bool isFlat = isMemoryFlat();
    return isNothingLeft() && isFlat;
}

void Soak::open() {
    m_grounds.port = m_server.awaitPort();
    if (!m_options.plaintext)
        m_grounds.kind.tls = bench::lightTls();
    m_descriptorsBefore = known(bench::descriptorsOf(m_server.process()));
    const auto students = static_cast<size_t>(m_options.students);
    const auto lesson = std::max(10s, std::chrono::seconds(m_options.time) / 8);
    m_host.emplace(m_grounds, students, bench::teachershipIn(m_folder.filePath(u"data"_s)), lesson);
    m_start = m_rowAt = Clock::now();
    m_spentAtRow = known(bench::processorTimeOf(m_server.process()));
    for (size_t number = 0; number < students; ++number)
        m_visitors.emplace_back(number, m_grounds, m_start + m_grounds.about(between * 2));
}

void Soak::turn() {
    m_grounds.poller.poll(shortly, [this](quint64 tag) {
        if (tag == m_visitors.size())
            m_host->receive();
        else
            m_visitors[tag].receive();
    });
    const auto now = Clock::now();
    m_host->look(now);
    for (Visitor &visitor : m_visitors)
        visitor.look(now);
    QCoreApplication::processEvents();
    if (m_patience.isStopped())
        throw Failure{u"Stopped."_s};
}

double Soak::minutes() const {
    return std::chrono::duration<double, std::ratio<60>>(Clock::now() - m_start).count();
}

void Soak::sample() {
    m_rss = known(bench::memoryOf(m_server.process())).rssKiB;
    m_descriptors = known(bench::descriptorsOf(m_server.process()));
    if (minutes() >= double(m_options.time.count()) / 3) // before, everything is still new
        m_memory.push_back({minutes(), double(m_rss)});
}

void Soak::printTitles() const {
    std::printf(
        "Seed %u. %d students, %s, for %d min; I/O threads of the server: %d. Descriptors before: %d.\n\n",
        m_options.seed, m_options.students, m_options.plaintext ? "plaintext" : "TLS",
        int(m_options.time.count()), m_options.ioThreads, m_descriptorsBefore);
    std::puts("| minute | in class | connected | descriptors | RSS, KiB | core, % | lessons |  arrivals | "
              "returns | "
              "   votes | refused | orderly ends | abrupt | halfway |");
    std::puts("| -----: | -------: | --------: | ----------: | -------: | ------: | ------: | --------: | "
              "------: | "
              "-------: | ------: | -----------: | -----: | ------: |");
}

void Soak::printRow() {
    const auto in = std::ranges::count_if(m_visitors, &Visitor::isIn);
    const auto connected = std::ranges::count_if(m_visitors, &Visitor::isConnected);
    const Counts &all = m_grounds.counts;
    const auto spent = known(bench::processorTimeOf(m_server.process()));
    const std::chrono::duration<double> worked = spent - std::exchange(m_spentAtRow, spent);
    const auto now = Clock::now();
    const std::chrono::duration<double> passed = now - std::exchange(m_rowAt, now);
    std::printf("| %6.2f | %8d | %9d | %11d | %8lld | %7.1f | %7d | %9lld | %7lld | %8lld | %7lld | %12lld | "
                "%6lld | %7lld |\n",
                minutes(), int(in), int(connected), m_descriptors, m_rss, 100 * (worked / passed),
                m_host->lessons(), all.arrivals, all.returns, all.votes, all.refused, all.orderly, all.abrupt,
                all.halfway);
    std::fflush(stdout);
}

bool Soak::isMemoryFlat() const {
    const Trend trend(m_memory);
    const bool isFlat = trend.isFlat(room);
    std::printf("\nMemory after the first third: %+.1f KiB a minute, %+.0f KiB in all: %s\n", trend.slope(),
                trend.growth(), isFlat ? "flat" : "IT GROWS");
    return isFlat;
}

bool Soak::isNothingLeft() {
    for (Visitor &visitor : m_visitors)
        visitor.leave();
    m_host->leave();
    int left = 0;
    const auto isGone = [&] {
        left = known(bench::descriptorsOf(m_server.process())) - m_descriptorsBefore;
        return left <= 0;
    };
    const bool isNothing = m_patience.wait(isGone, forTheEnd);
    std::printf("Descriptors after everybody has gone: %s\n",
                isNothing ? "as before" : qPrintable(u"%1 MORE THAN BEFORE"_s.arg(left)));
    return isNothing;
}

} // namespace lectern::soak
