// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/options.h"

#include "teacher-gui/keyfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Options)
};

constexpr int badUsage = 2;

} // namespace

std::variant<Options, Message> parseOptions(const QStringList &arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Lectern, the teacher's program: ask, watch the votes, show them."));
    const QCommandLineOption server(u"server"_s, Words::tr("Join the server there."),
                                    Words::tr("ADDRESS[:PORT]"));
    const QCommandLineOption data(u"data"_s,
                                  Words::tr("The server's data folder, where its teacher key lies."),
                                  Words::tr("DIR"), defaultDataFolder());
    const QCommandLineOption key(u"key"_s, Words::tr("Read the teacher key from this file."),
                                 Words::tr("FILE"));
    const QCommandLineOption name(u"name"_s, Words::tr("What the class calls you."), Words::tr("NAME"));
    parser.addOptions({server, data, key, name});
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();

    const auto refuse = [](const QString &why) {
        return Message{why + u'\n' + Words::tr("Try --help.") + u'\n', badUsage};
    };
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(help))
        return Message{parser.helpText(), 0};
    if (parser.isSet(version))
        return Message{u"lectern-teacher "_s + QCoreApplication::applicationVersion() + u'\n', 0};
    if (!parser.positionalArguments().isEmpty())
        return refuse(Words::tr("Unexpected argument: %1").arg(parser.positionalArguments().first()));

    Options options{{}, parser.value(data), {}, parser.value(name)};
    if (parser.isSet(server)) {
        options.server = client::ServerAddress::parse(parser.value(server));
        if (!options.server)
            return refuse(Words::tr("Not an address: %1").arg(parser.value(server)));
    }
    if (parser.isSet(key)) {
        options.key = readKeyFile(parser.value(key));
        if (!options.key)
            return refuse(Words::tr("There is no teacher key to be read in %1").arg(parser.value(key)));
    }
    return options;
}

} // namespace lectern::teacher
