// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-bench: how fast Lectern's server is on this computer, beside a plain echo. docs/performance.md explains it.
#include "shared/process/stopsignal.h"
#include "tests/bench/conductor.h"
#include "tests/bench/failure.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace lectern::bench;

namespace {

void say(const QString &line) {
    std::printf("%s\n", qUtf8Printable(line));
    std::fflush(stdout);
}

int measure(const Options &options, const Patience &patience) {
    try {
        const QString table = Conductor(options, patience, say).table();
        say(u"\nMedians:\n\n"_s + table);
        return 0;
    } catch (const Failure &failure) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(failure.text));
        return patience.isStopped() ? 130 : 1;
    }
}

} // namespace

int main(int argc, char *argv[]) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lectern-bench"_s);
    const lectern::StopSignal stopSignal;
    Patience patience;
    QObject::connect(&stopSignal, &lectern::StopSignal::stopWanted, [&patience] { patience.stop(); });
    const auto options = optionsFrom(QCoreApplication::arguments());
    if (const auto *exit = std::get_if<Exit>(&options)) {
        std::fprintf(exit->status == 0 ? stdout : stderr, "%s\n", qUtf8Printable(exit->text));
        return exit->status;
    }
    return measure(std::get<Options>(options), patience);
}
