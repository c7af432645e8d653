// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include "tests/bench/chatreport.h"
#include "tests/bench/statistics.h"
#include "tests/bench/table.h"

#include <algorithm>
#include <span>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Goal { None, RatioAtLeast, AtMost };

struct Measure {
    QLatin1StringView key; // of the figures
    QLatin1StringView title;
    int decimals;
    bool isComparable; // its ratio says something
    Goal goal = Goal::None;
    double bound = 0;
};

constexpr Measure arriveMeasures[] = {
    {"rate"_L1, "students a second"_L1, 0, true},
    {"p50"_L1, "connect to seat, p50, ms"_L1, 1, true},
    {"p99"_L1, "connect to seat, p99, ms"_L1, 1, true},
    {"work"_L1, "processor time each, us"_L1, 1, true},
};
constexpr Measure burstMeasures[] = {
    {"rate"_L1, "votes a second"_L1, 0, true, Goal::RatioAtLeast, 0.5},
    {"p50"_L1, "vote to ok, p50, ms"_L1, 1, true},
    {"p99"_L1, "vote to ok, p99, ms"_L1, 1, true},
    {"tally"_L1, "teacher's tally complete, ms"_L1, 1, true},
    {"work"_L1, "processor time a vote, us"_L1, 1, true},
};
constexpr Measure idleMeasures[] = {
    {"rss"_L1, "KiB a seat (RSS)"_L1, 1, false, Goal::AtMost, 16},
    {"pss"_L1, "KiB a seat (PSS)"_L1, 1, false, Goal::AtMost, 16},
    {"cpu"_L1, "% of a core"_L1, 2, true, Goal::AtMost, 5},
};
constexpr Measure idleTlsMeasures[] = {
    {"rss"_L1, "KiB a seat (RSS)"_L1, 1, false, Goal::AtMost, 70},
    {"pss"_L1, "KiB a seat (PSS)"_L1, 1, false, Goal::AtMost, 70},
    {"cpu"_L1, "% of a core"_L1, 2, true, Goal::AtMost, 5},
};
constexpr Measure unreadMeasures[] = {
    {"p99-read"_L1, "vote to ok, p99, all read, ms"_L1, 2, true},
    {"p99-unread"_L1, "vote to ok, p99, half do not, ms"_L1, 2, true},
    {"growth"_L1, "growth of the p99, %"_L1, 0, false, Goal::AtMost, 10},
};

std::span<const Measure> measuresOf(const Row &row) {
    switch (row.kind) {
    case Kind::Arrive:
        return arriveMeasures;
    case Kind::Burst:
        return burstMeasures;
    case Kind::Idle:
        return row.tls ? std::span<const Measure>(idleTlsMeasures) : idleMeasures;
    case Kind::Unread:
    case Kind::Chat: // chatreport.cpp
        break;
    }
    return unreadMeasures;
}

QString verdict(const Measure &measure, double lectern, double ratio) {
    if (measure.goal == Goal::None)
        return {};
    const bool isRatio = measure.goal == Goal::RatioAtLeast;
    const bool met = isRatio ? ratio >= measure.bound : lectern <= measure.bound;
    return (isRatio ? u"ratio at least %1: %2"_s : u"at most %1: %2"_s)
        .arg(QString::number(measure.bound), met ? u"met"_s : u"missed"_s);
}

QStringList cellsOf(const Row &row, const Measure &measure, const std::vector<double> &echo,
                    const std::vector<double> &lectern) {
    const double ours = median(lectern);
    const double theirs = median(echo);
    const double ratio = theirs > 0 ? ours / theirs : 0;
    const auto [least, most] = std::ranges::minmax(lectern);
    return {row.name(),
            QString(measure.title),
            shown(theirs, measure.decimals),
            shown(ours, measure.decimals),
            measure.isComparable && ratio > 0 ? shown(ratio, 2) : u"-"_s,
            u"%1 to %2"_s.arg(shown(least, measure.decimals), shown(most, measure.decimals)),
            verdict(measure, ours, ratio)};
}

void addBesideEcho(Table &table, const Results &results) {
    for (const Measure &measure : measuresOf(results.row))
        table.add(cellsOf(results.row, measure, valuesOf(measure.key, results.runs.at(Server::Echo)),
                          valuesOf(measure.key, results.runs.at(Server::Lectern))));
}

} // namespace

std::vector<Server> serversOf(const Row &row) {
    if (row.kind == Kind::Chat)
        return {Server::Threads, Server::Select, Server::Lectern, Server::LecternThreads};
    return {Server::Echo, Server::Lectern};
}

QString nameOf(Server server) {
    switch (server) {
    case Server::Echo:
        return u"echo"_s;
    case Server::Lectern:
        return u"Lectern"_s;
    case Server::Threads:
        return u"threads"_s;
    case Server::Select:
        return u"select()"_s;
    case Server::LecternThreads:
        break;
    }
    return u"Lectern, %1 I/O threads"_s.arg(ioThreadsOfChat);
}

void Report::add(const Row &row, Server server, const QJsonObject &figures) {
    auto place = std::ranges::find(m_results, row, &Results::row);
    if (place == m_results.end())
        place = m_results.insert(place, {row, {}});
    place->runs[server].push_back(figures);
}

QString Report::table() const {
    Table besideEcho(
        {u"row"_s, u"measured"_s, u"echo"_s, u"Lectern"_s, u"ratio"_s, u"Lectern's range"_s, u"goal"_s});
    Table chats = emptyChatTable();
    for (const Results &results : m_results) {
        if (results.row.kind == Kind::Chat)
            addChat(chats, results);
        else
            addBesideEcho(besideEcho, results);
    }
    QStringList tables;
    for (const Table *table : {&besideEcho, &chats}) {
        if (!table->isEmpty())
            tables += table->text();
    }
    return tables.join(u'\n');
}

QString sentence(const Row &row, const QJsonObject &figures) {
    const auto figure = [&](QStringView key, int decimals = 0) {
        return shown(figures.value(key).toDouble(), decimals);
    };
    switch (row.kind) {
    case Kind::Arrive:
        return u"%1 seats; %2 a second, p50 %3 ms, p99 %4 ms, %5 us of a processor each"_s.arg(
            figure(u"seats"), figure(u"rate"), figure(u"p50", 1), figure(u"p99", 1), figure(u"work", 1));
    case Kind::Burst:
        return u"%1 of %2 answered, tally %3; %4 a second, p50 %5 ms, p99 %6 ms, tally after %7 ms, %8 us of a processor each"_s
            .arg(figure(u"answered"), figure(u"students"), figure(u"counted"), figure(u"rate"),
                 figure(u"p50", 1), figure(u"p99", 1), figure(u"tally", 1), figure(u"work", 1));
    case Kind::Idle:
        return u"%1 seats, %2 heartbeats; %3 KiB a seat, %4 % of a core"_s.arg(
            figure(u"seats"), figure(u"beats"), figure(u"rss", 1), figure(u"cpu", 2));
    case Kind::Chat:
        return chatSentence(figures);
    case Kind::Unread:
        break;
    }
    return u"%1 answered; p99 %2 ms, and %3 ms while %4 do not read"_s.arg(
        figure(u"answered"), figure(u"p99-read", 2), figure(u"p99-unread", 2), figure(u"students"));
}

} // namespace lectern::bench
