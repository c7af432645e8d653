// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/options.h"

#include "teacher-gui/keyfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QHostAddress>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int badUsage = 2;

class CommandLine {
    Q_DECLARE_TR_FUNCTIONS(Options)

public:
    CommandLine();

    std::variant<Options, Message> parse(const QStringList &arguments);

private:
    Options values();
    OwnServer ownServer();
    std::optional<client::ServerAddress> server();
    std::optional<TeacherKey> key();
    void complain(const QString &text);
    static Message refusal(const QString &why);

    QCommandLineParser m_parser;
    QString m_complaint; // the first one; empty: all is well

    QCommandLineOption m_start{u"start-class"_s, tr("Start a class on this computer without asking.")};
    QCommandLineOption m_data{u"data"_s,
                              tr("Data folder of the server on this computer; its teacher key lies there."),
                              tr("DIR"), defaultDataFolder()};
    QCommandLineOption m_port{u"port"_s, tr("Port of a class on this computer; 0 lets the system choose."),
                              tr("PORT"), QString::number(client::defaultPort)};
    QCommandLineOption m_listen{
        u"listen"_s,
        tr("Where a class on this computer can be joined; may be given several times. Default: everywhere."),
        tr("ADDRESS")};
    QCommandLineOption m_server{u"server"_s, tr("Join the server there; a join link will do."),
                                tr("ADDRESS[:PORT]")};
    QCommandLineOption m_key{u"key"_s, tr("Read the teacher key from this file."), tr("FILE")};
    QCommandLineOption m_name{u"name"_s, tr("What the class calls you."), tr("NAME")};
};

CommandLine::CommandLine() {
    m_parser.setApplicationDescription(
        tr("Lectern, the teacher's program: ask, watch the votes, show them."));
    m_parser.addOptions({m_start, m_data, m_port, m_listen, m_server, m_key, m_name});
}

void CommandLine::complain(const QString &text) {
    if (m_complaint.isEmpty())
        m_complaint = text;
}

Message CommandLine::refusal(const QString &why) {
    return {why + u'\n' + tr("Try --help.") + u'\n', badUsage};
}

OwnServer CommandLine::ownServer() {
    OwnServer own;
    bool isPort = false;
    own.port = m_parser.value(m_port).toUShort(&isPort);
    if (!isPort)
        complain(tr("Not a port: %1").arg(m_parser.value(m_port)));
    own.listen = m_parser.values(m_listen);
    for (const QString &address : own.listen) {
        if (QHostAddress(address).isNull())
            complain(tr("Not an address of this computer: %1").arg(address));
    }
    return own;
}

std::optional<client::ServerAddress> CommandLine::server() {
    if (!m_parser.isSet(m_server))
        return {};
    const auto address = client::ServerAddress::parse(m_parser.value(m_server));
    if (!address)
        complain(tr("Not an address: %1").arg(m_parser.value(m_server)));
    if (m_parser.isSet(m_start))
        complain(tr("--start-class and --server exclude each other."));
    return address;
}

std::optional<TeacherKey> CommandLine::key() {
    if (!m_parser.isSet(m_key))
        return {};
    const auto key = readKeyFile(m_parser.value(m_key));
    if (!key)
        complain(tr("There is no teacher key to be read in %1").arg(m_parser.value(m_key)));
    return key;
}

Options CommandLine::values() {
    Options options;
    options.server = server();
    options.dataFolder = m_parser.value(m_data);
    options.key = key();
    options.name = m_parser.value(m_name);
    options.startClass = m_parser.isSet(m_start);
    options.ownServer = ownServer();
    if (options.dataFolder.isEmpty())
        complain(tr("--data takes a folder."));
    if (!m_parser.positionalArguments().isEmpty())
        complain(tr("Unexpected argument: %1").arg(m_parser.positionalArguments().constFirst()));
    return options;
}

std::variant<Options, Message> CommandLine::parse(const QStringList &arguments) {
    const QCommandLineOption help = m_parser.addHelpOption();
    const QCommandLineOption version = m_parser.addVersionOption();
    if (!m_parser.parse(arguments))
        return refusal(m_parser.errorText());
    if (m_parser.isSet(help))
        return Message{m_parser.helpText(), 0};
    if (m_parser.isSet(version))
        return Message{u"lectern-teacher "_s + QCoreApplication::applicationVersion() + u'\n', 0};
    const Options options = values();
    if (!m_complaint.isEmpty())
        return refusal(m_complaint);
    return options;
}

} // namespace

std::variant<Options, Message> parseOptions(const QStringList &arguments) {
    return CommandLine().parse(arguments);
}

} // namespace lectern::teacher
