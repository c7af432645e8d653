// SPDX-License-Identifier: GPL-3.0-or-later
// A number on the command line of a program of the tests.
#pragma once

#include <QCommandLineParser>

#include <cstdio>
#include <cstdlib>

namespace lectern::test {

// From `least` to `most`; anything else is said, and ends the program with status 2.
inline int numberOf(const QCommandLineOption &option, const QCommandLineParser &parser, int least, int most) {
    bool isNumber = false;
    const int value = parser.value(option).toInt(&isNumber);
    if (isNumber && value >= least && value <= most)
        return value;
    const QString wanted = QStringLiteral("--%1 takes a number from %2 to %3.\n");
    std::fputs(qPrintable(wanted.arg(option.names().constFirst()).arg(least).arg(most)), stderr);
    std::exit(2);
}

} // namespace lectern::test
