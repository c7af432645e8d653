// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

namespace lectern::tour {

using namespace Qt::Literals::StringLiterals;

Options Options::fromCommandLine() {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Plays a short lesson with the real programs, without a display. Exit status 0: every step happened."_s);
    parser.addHelpOption();
    const QCommandLineOption output(u"output"_s, u"Pictures and logs go to DIR (tour)."_s, u"DIR"_s,
                                    u"tour"_s);
    const QCommandLineOption limit(u"limit"_s, u"Give up after so many seconds (120)."_s, u"SECONDS"_s,
                                   u"120"_s);
    const QCommandLineOption pictures(u"pictures"_s, u"Copy the pictures that README shows to DIR."_s,
                                      u"DIR"_s);
    parser.addOptions({output, limit, pictures});
    parser.process(QCoreApplication::arguments());
    const int seconds = parser.value(limit).toInt();
    if (seconds <= 0 || !parser.positionalArguments().isEmpty())
        parser.showHelp(2);
    Options options;
    options.output = QDir(parser.value(output)).absolutePath();
    options.limit = std::chrono::seconds(seconds);
    if (parser.isSet(pictures))
        options.pictures = QDir(parser.value(pictures)).absolutePath();
    return options;
}

} // namespace lectern::tour
