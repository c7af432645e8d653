// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/commands.h"
#include "server/console.h"
#include "server/daemon.h"
#include "server/datafolder.h"
#include "server/net/eventloop.h"
#include "server/serveridentity.h"
#include "shared/process/stopsignal.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;

namespace {

void showNewKey(Console &output, const Options &options, const TeacherKey &key) {
    output.print(u"Teacher key: %1"_s.arg(key.toText()));
    output.print(
        u"It is shown this once and kept in %1. The teacher program on this account finds it there."_s.arg(
            teacherKeyFile(options.dataFolder)));
}

int serve(const Options &options, const StopSignal &stopSignal, Console &output, Console &errors) {
    output.setLevel(options.logLevel);
    errors.setLevel(options.logLevel);
    const auto opened = openDataFolder(options.dataFolder);
    if (const auto *problem = std::get_if<StartProblem>(&opened)) {
        errors.print(problem->text);
        return problem->exitStatus;
    }
    const auto &folder = std::get<DataFolder>(opened);
    if (folder.isNew)
        showNewKey(output, options, folder.key); // also when the start fails below: it is shown this once
    const auto identity = identityFor(options);
    if (const auto *problem = std::get_if<StartProblem>(&identity)) {
        errors.print(problem->text);
        return problem->exitStatus;
    }

    Daemon daemon(options, folder.key, std::get<0>(identity),
                  [&output](LogLevel level, const QString &line) { output.log(level, line); });
    if (const auto problem = daemon.start()) {
        errors.print(problem->text);
        return problem->exitStatus;
    }
    QObject::connect(&stopSignal, &StopSignal::stopWanted, &daemon, &Daemon::stop);
    QObject::connect(&daemon, &Daemon::stopped, qApp, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

int end(int status, const QString &text, Console &output, Console &errors) {
    const QStringList lines = text.isEmpty() ? QStringList() : text.split(u'\n');
    for (const QString &line : lines)
        (status == 0 ? output : errors).print(line);
    return status;
}

} // namespace

int main(int argc, char *argv[]) {
    Console::holdStandardDescriptors();
    if (auto dispatcher = makeEventDispatcher())
        QCoreApplication::setEventDispatcher(dispatcher.release()); // the application owns it
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lectern-server"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(LECTERN_VERSION));

    // Before anything is printed: whoever reads a line may end us, or the reading, at once.
    const StopSignal stopSignal;
    Console output(1);
    Console errors(2);
    errors.takeQtLog();
    if (const auto finish = commands::run(QCoreApplication::arguments(), stopSignal))
        return end(finish->status, finish->text, output, errors);
    const auto options = parseOptions(QCoreApplication::arguments());
    if (const auto *exit = std::get_if<Exit>(&options))
        return end(exit->code, exit->text, output, errors);
    return serve(std::get<Options>(options), stopSignal, output, errors);
}
