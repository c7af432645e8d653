// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/options.h"

#include <QCommandLineParser>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int badUsage = 2;

const std::vector<Row> allRows{
    {Kind::Arrive, 2000},  {Kind::Arrive, 2000, true},  {Kind::Arrive, 19'500}, {Kind::Arrive, 19'500, true},
    {Kind::Burst, 2000},   {Kind::Burst, 2000, true},   {Kind::Burst, 8000},    {Kind::Burst, 8000, true},
    {Kind::Burst, 19'500}, {Kind::Burst, 19'500, true}, {Kind::Idle, 19'500},   {Kind::Idle, 19'500, true},
    {Kind::Unread, 1000},  {Kind::Unread, 1000, true},  {Kind::Chat, 10},       {Kind::Chat, 500},
    {Kind::Chat, 8000}};

struct Number {
    QCommandLineOption option;
    int least;
    int most;
    int Options::*place;
};

std::vector<Number> numbers() {
    const Options standard;
    return {{{u"turns"_s, u"How often each server has its turn in each row (5)."_s, u"N"_s,
              QString::number(standard.turns)},
             1,
             100,
             &Options::turns},
            {{u"seconds"_s, u"How long idle seats are watched (31: two heartbeats)."_s, u"N"_s,
              QString::number(standard.idleSeconds)},
             1,
             600,
             &Options::idleSeconds},
            {{u"io-threads"_s, u"Of Lectern's server (0)."_s, u"N"_s, QString::number(standard.ioThreads)},
             0,
             64,
             &Options::ioThreads}};
}

// What is wrong with the command line; empty: nothing.
QString read(const QCommandLineParser &parser, Options &options) {
    for (const Number &number : numbers()) {
        const QString name = number.option.names().constFirst();
        bool isNumber = false;
        const int value = parser.value(name).toInt(&isNumber);
        if (!isNumber || value < number.least || value > number.most)
            return u"--%1 takes a number from %2 to %3."_s.arg(name).arg(number.least).arg(number.most);
        options.*number.place = value;
    }
    for (const QString &name : parser.positionalArguments()) {
        const auto row = rowFrom(name);
        if (!row)
            return u"\"%1\" is no row: %2."_s.arg(name, rowNames());
        options.rows.push_back(*row);
    }
    return {};
}

} // namespace

std::variant<Options, Exit> optionsFrom(const QStringList &arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Measures Lectern's server beside a plain echo, by turns, on this "
        u"computer. docs/performance.md explains.\n"
        "Rows: arrive-N, N students connect and take a seat; burst-N, they vote "
        "at once; idle-N, they sit there;\n"
        "unread-N, they vote once a second while N others do not read. "
        "arrive-tls-N and so on: encrypted.\n"
        "chat-N, a chat of N clients, served by a thread for each, by select(), and by Lectern's event loop "
        "without and with 2 I/O threads.\n"
        "Default: all that docs/performance.md shows, in about half an hour."_s);
    const QCommandLineOption folder(u"folder"_s, u"Make the data folders in DIR."_s, u"DIR"_s);
    const auto help = parser.addHelpOption();
    for (const Number &number : numbers())
        parser.addOption(number.option);
    parser.addOption(folder);
    parser.addPositionalArgument(u"ROW..."_s, u"What to measure."_s, u"[ROW...]"_s);

    if (!parser.parse(arguments))
        return Exit{badUsage, parser.errorText()};
    if (parser.isSet(help))
        return Exit{0, parser.helpText().trimmed()};
    Options options;
    options.folder = parser.value(folder);
    if (const QString problem = read(parser, options); !problem.isEmpty())
        return Exit{badUsage, problem};
    if (options.rows.empty())
        options.rows = allRows;
    return options;
}

} // namespace lectern::bench
