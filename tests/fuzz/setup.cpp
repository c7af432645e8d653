// SPDX-License-Identifier: GPL-3.0-or-later
// Before the first input of every target: the same input does the same every time, and whatever Qt warns of is a bug.
#include <QCoreApplication>
#include <QHashSeed>

#include <cstdio>
#include <cstdlib>

namespace {

void endOnWarning(QtMsgType type, const QMessageLogContext &, const QString &text) {
    std::fprintf(stderr, "%s\n", qPrintable(text));
    if (type != QtDebugMsg && type != QtInfoMsg)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv) {
    QHashSeed::setDeterministicGlobalSeed();
    qInstallMessageHandler(endOnWarning);
    static const QCoreApplication application(*argc, *argv);
    return 0;
}
