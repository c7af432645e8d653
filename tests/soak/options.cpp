// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/options.h"

#include "tests/support/numberoption.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRandomGenerator>

namespace lectern::soak {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostStudents = 19'000; // descriptors of one process
constexpr int mostMinutes = 100'000;

class CommandLine {
public:
    CommandLine();
    Options values();

private:
    int number(const QCommandLineOption &option, int least, int most) const;

    QCommandLineParser m_parser;
    QCommandLineOption m_students{u"students"_s, u"How many come and go (2000)."_s, u"N"_s, u"2000"_s};
    QCommandLineOption m_minutes{u"minutes"_s, u"For how long (30)."_s, u"M"_s, u"30"_s};
    QCommandLineOption m_seed{u"seed"_s, u"Who comes and goes when, as in an earlier run."_s, u"S"_s};
    QCommandLineOption m_ioThreads{u"io-threads"_s, u"As of the server (0)."_s, u"N"_s, u"0"_s};
    QCommandLineOption m_plaintext{u"plaintext"_s, u"Without encryption."_s};
};

CommandLine::CommandLine() {
    m_parser.setApplicationDescription(
        u"Lets students join, vote, drop and come back for long, and watches the server's memory and "
        "descriptors.\nExit status 0: the memory stayed flat and no descriptor was left."_s);
    m_parser.addHelpOption();
    m_parser.addOptions({m_students, m_minutes, m_seed, m_ioThreads, m_plaintext});
}

int CommandLine::number(const QCommandLineOption &option, int least, int most) const {
    return test::numberOf(option, m_parser, least, most);
}

Options CommandLine::values() {
    m_parser.process(QCoreApplication::arguments());
    if (!m_parser.positionalArguments().isEmpty())
        m_parser.showHelp(2);
    Options options;
    options.students = number(m_students, 1, mostStudents);
    options.time = std::chrono::minutes(number(m_minutes, 1, mostMinutes));
    options.seed = m_parser.isSet(m_seed) ? m_parser.value(m_seed).toUInt()
                                          : QRandomGenerator::global()->bounded(1'000'000u);
    options.ioThreads = number(m_ioThreads, 0, 64);
    options.plaintext = m_parser.isSet(m_plaintext);
    return options;
}

} // namespace

Options Options::fromCommandLine() { return CommandLine().values(); }

} // namespace lectern::soak
