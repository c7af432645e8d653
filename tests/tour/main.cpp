// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-tour: plays a short lesson with the real programs, without a display, tells what happens and photographs it.
#include "shared/process/stopsignal.h"
#include "tests/tour/lesson.h"
#include "tests/tour/options.h"
#include "tests/tour/pictures.h"
#include "tests/tour/stepfailed.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::tour;

namespace {

constexpr std::chrono::seconds forPictures(20); // of a failure

bool play(Stage &stage, Diary &diary) {
    Lesson lesson(stage, diary);
    try {
        lesson.play();
        diary.say(u"Every step happened. The %1 pictures of it are in %2"_s.arg(lesson.album().pictures())
                      .arg(stage.output()));
        return true;
    } catch (const StepFailed &failure) {
        diary.say(u"\nThe tour failed. The last step that happened: %1\nThen expected: %2\nSeen: %3"_s.arg(
            diary.last(), failure.expected, failure.seen));
    }
    if (stage.isStopped())
        return false;
    stage.allow(forPictures);
    lesson.album().photographFailure();
    diary.say(u"Pictures and logs are in %1"_s.arg(stage.output()));
    return false;
}

} // namespace

int main(int argc, char *argv[]) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lectern-tour"_s);
    StopSignal stopSignal;
    const Options options = Options::fromCommandLine();
    Diary diary;
    if (!QDir().mkpath(options.output)) {
        diary.say(u"%1 cannot be made."_s.arg(options.output));
        return 1;
    }
    Stage stage(options.output, options.limit);
    QObject::connect(&stopSignal, &StopSignal::stopWanted, [&stage] { stage.stop(); });
    if (!play(stage, diary))
        return 1;
    if (options.pictures.isEmpty())
        return 0;
    return copyPictures(options.output, options.pictures, diary) ? 0 : 1;
}
