// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-crash-test: kills a real server at random moments while a class votes and talks, starts it again, and compares what
// everybody was told with what it says then.
#include "server/net/eventloop.h"
#include "shared/process/stopsignal.h"
#include "tests/crash/book.h"
#include "tests/crash/round.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::crash;

namespace {

using Times = std::vector<qint64>;

Times playRounds(const Options &options, Campus &campus, const Patience &patience, Verdict &verdict) {
    QRandomGenerator dice(options.seed);
    Times times;
    for (int number = 1; number <= options.rounds; ++number) {
        Round round(Plan::roll(dice, options.diskFull), campus, patience, verdict);
        const bool isOver = round.play() && !patience.isOver();
        const QString text = isOver ? round.text() : u"did not come to its end"_s;
        verdict.say(u"round %1 of %2: %3"_s.arg(number).arg(options.rounds).arg(text));
        if (!isOver)
            break;
        times.push_back(round.returnTook());
    }
    return times;
}

void compareFile(Campus &campus, Verdict &verdict) {
    verdict.startRound();
    if (!campus.stop())
        verdict.add(u"the server did not end in order"_s);
    const FileContents contents = readClassFile(campus.dataFolder());
    if (!contents.problem.isEmpty()) {
        verdict.add(u"the file of the class cannot be read: "_s + contents.problem);
        return;
    }
    verdict.add(campus.crowd().compare(contents.book));
    verdict.add(compareSeats(campus.crowd().seats(), contents.students, u"the file"_s));
    verdict.add(campus.crowd().compareTalk(contents.talk));
    verdict.say(
        u"The file was compared: %1 questions, %2 acknowledged votes and changes, %3 acknowledged messages"_s
            .arg(contents.book.size())
            .arg(campus.crowd().acknowledged())
            .arg(campus.crowd().acknowledgedMessages()));
}

QString summary(const Options &options, const Verdict &verdict, Times times) {
    QString text = u"%1 rounds, %2 students: %3 lost, %4 doubled"_s.arg(times.size())
                       .arg(options.students)
                       .arg(verdict.lost())
                       .arg(verdict.doubled());
    if (verdict.other() > 0)
        text += u", %1 otherwise wrong"_s.arg(verdict.other());
    if (times.empty())
        return text;
    std::ranges::sort(times);
    const auto seconds = [](qint64 time) { return QString::number(double(time) / 1000, 'f', 1); };
    return text + u", back after at most %1 s (median %2 s)"_s.arg(seconds(times.back()),
                                                                   seconds(times[times.size() / 2]));
}

bool run(const Options &options, const Patience &patience) {
    Verdict verdict;
    verdict.say(u"Seed %1"_s.arg(options.seed));
    Campus campus(options, patience, verdict);
    Times times;
    const bool isOpen = campus.open();
    if (isOpen)
        times = playRounds(options, campus, patience, verdict);
    else
        verdict.add(u"the class could not begin"_s);
    if (patience.isOver())
        verdict.add(u"it was stopped, or its time was up"_s);
    else if (isOpen)
        compareFile(campus, verdict);
    if (options.diskFull && campus.crowd().unstored() == 0)
        verdict.add(u"nobody was refused: the disk was never full"_s);
    verdict.say(summary(options, verdict, times));
    if (!verdict.isClean())
        campus.keep(options.output);
    return verdict.isClean();
}

} // namespace

int main(int argc, char *argv[]) {
    test::TestCase::isolate();
    // A thousand students in one process: Qt's own loop looks at all of them at every wake-up.
    if (auto dispatcher = makeEventDispatcher())
        QCoreApplication::setEventDispatcher(dispatcher.release()); // the application owns it
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lectern-crash-test"_s);
    StopSignal stopSignal;
    const Options options = Options::fromCommandLine();
    if (options.diskFull && !DiskSwitch::isPossible()) {
        std::fputs("--disk-full needs Linux.\n", stderr);
        return 2;
    }
    Patience patience(options.limit);
    QObject::connect(&stopSignal, &StopSignal::stopWanted, [&patience] { patience.stop(); });
    return run(options, patience) ? 0 : 1;
}
