// SPDX-License-Identifier: GPL-3.0-or-later
// The server's command line. An input is its words, a line each; as the system does it, a word ends at a NUL.
#include "server/options.h"
#include "shared/protocol/runningserver.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/input.h"

#include <QStringList>

#include <algorithm>

using namespace lectern;

namespace {

void checkOptions(const Options &options) {
    CHECK(!options.dataFolder.isEmpty());
    CHECK(!options.listen.isEmpty());
    CHECK(std::ranges::none_of(options.listen, [](const QHostAddress &address) { return address.isNull(); }));
    CHECK(options.className.size() <= limits::classNameCharacters);
    CHECK(!options.className.contains(u'\n') && !options.className.contains(QChar(0x1b)));
    CHECK(options.ioThreads >= 0 && options.ioThreads <= 64);
    CHECK(!options.maxConnections || *options.maxConnections > 0);
    CHECK(options.leastFree >= 0);
    CHECK(!options.firstIsTeacher || std::ranges::all_of(options.listen, &QHostAddress::isLoopback));
}

void checkExit(const Exit &exit, const QStringList &words) {
    CHECK(!exit.text.trimmed().isEmpty());
    const bool asksWhere = words.contains(QStringLiteral("--where"));
    CHECK(exit.code == 0 || exit.code == serverexit::badUsage ||
          (asksWhere && exit.code == serverexit::couldNotStart));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz::Input input(data, size);
    QStringList words{QStringLiteral("lectern-server")};
    while (!input.isEmpty() && words.size() < 40)
        words.append(QString::fromUtf8(input.line().toByteArray().constData()));
    const auto result = parseOptions(words);
    if (const auto *exit = std::get_if<Exit>(&result))
        checkExit(*exit, words);
    else
        checkOptions(std::get<Options>(result));
    return 0;
}
