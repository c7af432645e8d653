// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/chatreport.h"

#include "tests/bench/statistics.h"

#include <algorithm>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Measure {
    QLatin1StringView key; // of the figures
    QLatin1StringView title;
    int decimals;
    bool needsAll = true; // says nothing of a server that did not take all clients
};

constexpr Measure measures[] = {
    {"clients"_L1, "clients served"_L1, 0, false},    {"rate"_L1, "deliveries a second"_L1, 0},
    {"p50"_L1, "message to delivery, p50, ms"_L1, 1}, {"p99"_L1, "message to delivery, p99, ms"_L1, 1},
    {"alone"_L1, "a lone message to all, ms"_L1, 1},  {"work"_L1, "processor time a delivery, us"_L1, 2},
    {"rss"_L1, "KiB a client (RSS)"_L1, 1},           {"memory"_L1, "MiB of the server (RSS)"_L1, 1},
    {"space"_L1, "KiB a client reserved"_L1, 1},
};

bool isFull(const QJsonObject &figures) { return figures.value(u"full").toBool(); }

QString cell(const Measure &measure, const std::vector<QJsonObject> &runs) {
    if (measure.needsAll && std::ranges::any_of(runs, isFull))
        return u"cannot"_s;
    return shown(median(valuesOf(measure.key, runs)), measure.decimals);
}

} // namespace

std::vector<double> valuesOf(QLatin1StringView key, const std::vector<QJsonObject> &runs) {
    std::vector<double> values;
    values.reserve(runs.size());
    for (const QJsonObject &figures : runs)
        values.push_back(figures.value(key).toDouble());
    return values;
}

Table emptyChatTable() {
    QStringList titles{u"row"_s, u"measured"_s};
    for (const Server server : serversOf({Kind::Chat, 2}))
        titles += nameOf(server);
    return Table(titles);
}

void addChat(Table &table, const Results &results) {
    for (const Measure &measure : measures) {
        QStringList cells{results.row.name(), QString(measure.title)};
        for (const Server server : serversOf(results.row))
            cells += cell(measure, results.runs.at(server));
        table.add(cells);
    }
}

QString chatSentence(const QJsonObject &figures) {
    const auto figure = [&](QStringView key, int decimals = 0) {
        return shown(figures.value(key).toDouble(), decimals);
    };
    if (isFull(figures))
        return u"full with %1 clients"_s.arg(figure(u"clients"));
    return u"%1 clients, %2 messages, %3 deliveries; %4 a second, p50 %5 ms, p99 %6 ms, a lone message %7 ms, %8 us of a processor each; "_s
               .arg(figure(u"clients"), figure(u"messages"), figure(u"delivered"), figure(u"rate"),
                    figure(u"p50", 1), figure(u"p99", 1), figure(u"alone", 1), figure(u"work", 2)) +
           u"%1 KiB a client, %2 reserved"_s.arg(figure(u"rss", 1), figure(u"space", 1));
}

} // namespace lectern::bench
