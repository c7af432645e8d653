// SPDX-License-Identifier: GPL-3.0-or-later
// The student's program.
#include "shared/ui/commandline.h"
#include "shared/ui/theme.h"
#include "student-gui/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Main)
};

// Empty when an option cannot be understood; says so then.
std::optional<lectern::student::Wish> wishFromCommandLine() {
    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr("Answer your teacher's questions."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption server(u"server"_s, Words::tr("Join the class at ADDRESS; a join link will do."),
                                    u"ADDRESS[:PORT]"_s);
    const QCommandLineOption name(u"name"_s, Words::tr("Join as NAME."), u"NAME"_s);
    parser.addOptions({server, name});
    parser.process(QCoreApplication::arguments());
    lectern::student::Wish wish;
    wish.name = parser.value(name).trimmed();
    if (!parser.isSet(server))
        return wish;
    wish.server = lectern::client::ServerAddress::parse(parser.value(server));
    if (wish.server)
        return wish;
    std::fprintf(stderr, "%s\n", qUtf8Printable(Words::tr("Not an address: %1").arg(parser.value(server))));
    return std::nullopt;
}

} // namespace

int main(int argc, char *argv[]) {
    QCoreApplication::setOrganizationName(u"Lectern"_s);
    QCoreApplication::setApplicationName(u"lectern-student"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(LECTERN_VERSION));
    lectern::ui::CommandLine words(argc, argv);
    if (words.wantsOnlyWords()) {
        const QCoreApplication application(words.argc(), words.argv());
        wishFromCommandLine(); // says them and ends the program
    }
    QApplication application(words.argc(), words.argv());
    const auto wish = wishFromCommandLine();
    if (!wish)
        return 2;
    lectern::ui::applyTheme(application);
    lectern::student::MainWindow window;
    window.lookForServers(lectern::client::Discovery::everyNetwork);
    window.start(*wish); // before it is seen: whoever knows where to go asks nobody on the network
    window.show();
    return QApplication::exec();
}
