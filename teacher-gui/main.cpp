// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/process/stopsignal.h"
#include "shared/ui/commandline.h"
#include "shared/ui/theme.h"
#include "teacher-gui/mainwindow.h"

#include <QApplication>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

namespace {

int say(const teacher::Message &message) {
    std::fputs(qUtf8Printable(message.text), message.exitCode == 0 ? stdout : stderr);
    return message.exitCode;
}

} // namespace

int main(int argc, char *argv[]) {
    QCoreApplication::setOrganizationName(u"Lectern"_s);
    QCoreApplication::setApplicationName(u"lectern-teacher"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(LECTERN_VERSION));
    ui::CommandLine words(argc, argv);
    if (words.wantsOnlyWords()) {
        const QCoreApplication application(words.argc(), words.argv());
        const auto answer = teacher::parseOptions(QCoreApplication::arguments());
        if (const auto *message = std::get_if<teacher::Message>(&answer))
            return say(*message);
    }

    QApplication application(words.argc(), words.argv());
    const auto options = teacher::parseOptions(QCoreApplication::arguments());
    if (const auto *message = std::get_if<teacher::Message>(&options))
        return say(*message);
    ui::applyTheme(application);
    // Not quit(), which asks the window, and that the teacher: who ends us so wants the server of ours ended, too.
    const StopSignal stopSignal;
    QObject::connect(&stopSignal, &StopSignal::stopWanted, qApp, [] { QCoreApplication::exit(0); });
    teacher::MainWindow window(std::get<teacher::Options>(options));
    window.lookForServers(client::Discovery::everyNetwork);
    window.start(); // before it is seen: whoever knows where to go asks nobody on the network
    window.show();
    return QApplication::exec();
}
