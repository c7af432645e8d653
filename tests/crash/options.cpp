// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/options.h"

#include "tests/support/numberoption.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QRandomGenerator>

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostStudents = 15'000; // descriptors of one process

class CommandLine {
public:
    CommandLine();
    Options values();

private:
    int number(const QCommandLineOption &option, int least, int most) const;

    QCommandLineParser m_parser;
    QCommandLineOption m_rounds{u"rounds"_s, u"Kill the server so often (20)."_s, u"N"_s, u"20"_s};
    QCommandLineOption m_students{u"students"_s, u"How many vote (200)."_s, u"N"_s, u"200"_s};
    QCommandLineOption m_seed{u"seed"_s, u"Repeat the plan of an earlier run. Default: a new one."_s, u"S"_s};
    QCommandLineOption m_limit{u"limit"_s, u"Give up after so many seconds (0: never)."_s, u"SECONDS"_s,
                               u"0"_s};
    QCommandLineOption m_down{u"down"_s, u"A killed server is started again after so long (0)."_s,
                              u"MILLISECONDS"_s, u"0"_s};
    QCommandLineOption m_diskFull{u"disk-full"_s, u"The disk is full at random moments, too (Linux)."_s};
    QCommandLineOption m_ioThreads{u"io-threads"_s, u"As of the server (0)."_s, u"N"_s, u"0"_s};
    QCommandLineOption m_output{u"output"_s,
                                u"After a finding the class's data and the server's log are "
                                "left in DIR (crash-findings)."_s,
                                u"DIR"_s, u"crash-findings"_s};
};

CommandLine::CommandLine() {
    m_parser.setApplicationDescription(u"Kills a real server with students who vote and talk, starts it "
                                       u"again, and compares what they were told with "
                                       "what it says. Exit status 0: nothing was lost or doubled."_s);
    m_parser.addHelpOption();
    m_parser.addOptions({m_rounds, m_students, m_seed, m_limit, m_down, m_diskFull, m_ioThreads, m_output});
}

int CommandLine::number(const QCommandLineOption &option, int least, int most) const {
    return test::numberOf(option, m_parser, least, most);
}

Options CommandLine::values() {
    m_parser.process(QCoreApplication::arguments());
    if (!m_parser.positionalArguments().isEmpty())
        m_parser.showHelp(2);
    Options options;
    options.rounds = number(m_rounds, 1, 1'000'000);
    options.students = number(m_students, 1, mostStudents);
    options.seed = m_parser.isSet(m_seed) ? m_parser.value(m_seed).toUInt()
                                          : QRandomGenerator::global()->bounded(1'000'000u);
    options.limit = std::chrono::seconds(number(m_limit, 0, 1'000'000));
    options.down = std::chrono::milliseconds(number(m_down, 0, 600'000));
    options.diskFull = m_parser.isSet(m_diskFull);
    options.ioThreads = number(m_ioThreads, 0, 64);
    options.output = QDir(m_parser.value(m_output)).absolutePath();
    return options;
}

} // namespace

Options Options::fromCommandLine() { return CommandLine().values(); }

} // namespace lectern::crash
