// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-swarm: a whole class of students in one program, against a server on this computer. Prints one line of JSON.
#include "tests/bench/chatswarm.h"
#include "tests/bench/classspeech.h"
#include "tests/bench/echospeech.h"
#include "tests/bench/failure.h"
#include "tests/bench/swarm.h"
#include "tests/bench/teachership.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>

#include <csignal>
#include <cstdio>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::bench;

namespace {

class CommandLine {
public:
    CommandLine();

    SwarmTask task();
    std::unique_ptr<Speech> speech(size_t students) const; // not for a chat

private:
    qint64 number(const QCommandLineOption &option);

    QCommandLineParser m_parser;
    QCommandLineOption m_port{u"port"_s, u"Where the server listens, on 127.0.0.1."_s, u"PORT"_s};
    QCommandLineOption m_process{u"process"_s, u"The server's process, for its memory and time."_s, u"ID"_s};
    QCommandLineOption m_data{u"data"_s, u"The server's data folder: the teacher's key is there."_s,
                              u"DIR"_s};
    QCommandLineOption m_echo{u"echo"_s, u"The server is lectern-echo."_s};
    QCommandLineOption m_idle{u"seconds"_s, u"How long idle seats are watched (31)."_s, u"N"_s, u"31"_s};
    QCommandLineOption m_limit{u"limit"_s, u"Give up after so many seconds (120)."_s, u"N"_s, u"120"_s};
};

CommandLine::CommandLine() {
    m_parser.setApplicationDescription(
        u"Brings a class of students into a server on this computer and measures it."_s);
    m_parser.addHelpOption();
    m_parser.addOptions({m_port, m_process, m_data, m_echo, m_idle, m_limit});
    m_parser.addPositionalArgument(u"ROW"_s, rowNames() + u'.');
    m_parser.process(QCoreApplication::arguments());
}

qint64 CommandLine::number(const QCommandLineOption &option) {
    bool isNumber = false;
    const qint64 value = m_parser.value(option).toLongLong(&isNumber);
    if (!isNumber || value < 1)
        throw Failure{u"--%1 takes a number above 0."_s.arg(option.names().constFirst())};
    return value;
}

SwarmTask CommandLine::task() {
    const QStringList rows = m_parser.positionalArguments();
    const auto row = rows.size() == 1 ? rowFrom(rows.constFirst()) : std::nullopt;
    if (!row)
        throw Failure{u"Name one row: %1."_s.arg(rowNames())};
    return {*row,
            static_cast<quint16>(number(m_port)),
            number(m_process),
            std::chrono::seconds(number(m_idle)),
            std::chrono::seconds(number(m_limit)),
            row->tls && !m_parser.isSet(m_echo)};
}

std::unique_ptr<Speech> CommandLine::speech(size_t students) const {
    if (m_parser.isSet(m_echo))
        return std::make_unique<EchoSpeech>(students);
    return std::make_unique<ClassSpeech>(students, teachershipIn(m_parser.value(m_data)));
}

QJsonObject figures(CommandLine &commandLine) {
    const SwarmTask task = commandLine.task();
    const bool isChat = task.row.kind == Kind::Chat;
    const auto speech = isChat ? nullptr : commandLine.speech(seatsOf(task.row));
    if (raiseDescriptorLimit() < (isChat ? seatsOf(task.row) : speech->connections()) + 16)
        throw Failure{u"This account may not open so many files: see ulimit -Hn."_s};
    return isChat ? ChatSwarm(task).run() : Swarm(task, *speech).run();
}

} // namespace

int main(int argc, char *argv[]) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lectern-swarm"_s);
    std::signal(SIGPIPE, SIG_IGN); // a connection that has ended is an error of its write
    try {
        CommandLine commandLine;
        std::puts(QJsonDocument(figures(commandLine)).toJson(QJsonDocument::Compact).constData());
        return 0;
    } catch (const Failure &failure) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(failure.text));
        return 1;
    }
}
