// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-soak: does the server's memory stay flat, and is no descriptor left behind, while a class comes and goes?
#include "shared/process/stopsignal.h"
#include "tests/bench/failure.h"
#include "tests/soak/soak.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

int main(int argc, char *argv[]) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lectern-soak"_s);
    const StopSignal stopSignal;
    bench::Patience patience;
    QObject::connect(&stopSignal, &StopSignal::stopWanted, [&patience] { patience.stop(); });
    try {
        const soak::Options options = soak::Options::fromCommandLine();
        const auto needed = static_cast<size_t>(options.students) + 16;
        if (bench::raiseDescriptorLimit() < needed)
            throw bench::Failure{u"This account may not open so many files: see ulimit -Hn."_s};
        return soak::Soak(options, patience).run() ? 0 : 1;
    } catch (const bench::Failure &failure) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(failure.text));
        return patience.isStopped() ? 130 : 1;
    }
}
