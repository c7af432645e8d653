// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/options.h"

#include "server/optionvalues.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/runningserver.h"
#include "shared/protocol/teacherkey.h"

#include <QCommandLineParser>

#include <algorithm>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostIoThreads = 64;
constexpr int mostConnections = 1'000'000;
constexpr int mostMegabytes = 1'000'000'000;
constexpr int longestCountInterval = 24 * 3600 * 1000;
constexpr qint64 megabyte = 1024 * 1024;

bool isControl(QChar c) { return c.category() == QChar::Other_Control; }

Exit whereItIs(const QString &dataFolder) {
    const auto server = findRunningServer(dataFolder);
    if (!server)
        return {serverexit::couldNotStart, u"No server runs on the data folder %1."_s.arg(dataFolder)};
    const bool isIpv6 = server->address.contains(u':');
    return {0, (isIpv6 ? u"[%1]:%2"_s : u"%1:%2"_s).arg(server->address, QString::number(server->port))};
}

class CommandLine {
public:
    CommandLine();

    std::variant<Options, Exit> parse(const QStringList &arguments);

private:
    void complain(const QString &text);
    int number(const QCommandLineOption &option, int least, int most);
    QList<QHostAddress> addresses();
    QList<std::pair<QHostAddress, int>> networks();
    void readEncryption(Options &options);
    void readClassic(Options &options);
    LogLevel logLevel();
    Options values();
    void checkTogether(const Options &options);

    QCommandLineParser m_parser;
    QString m_complaint; // the first one; empty: all is well

    QCommandLineOption m_port{u"port"_s, u"TCP port; 0 lets the system choose."_s, u"number"_s,
                              QString::number(protocol::defaultPort)};
    QCommandLineOption m_listen{
        u"listen"_s, u"Address to listen on; may be given several times. Default: all."_s, u"address"_s};
    QCommandLineOption m_data{u"data"_s,
                              u"Folder for the teacher key, the certificate and the data of the class."_s,
                              u"folder"_s, defaultDataFolder()};
    QCommandLineOption m_className{u"class-name"_s, u"What the class is called."_s, u"name"_s, u"My class"_s};
    QCommandLineOption m_plaintext{u"plaintext"_s, u"No encryption: for labs and networks that you trust."_s};
    QCommandLineOption m_certificate{
        u"certificate"_s,
        u"A certificate of yours in PEM form, with its chain, instead of the server's own."_s, u"file"_s};
    QCommandLineOption m_key{u"key"_s, u"The key of --certificate, in PEM form, without a passphrase."_s,
                             u"file"_s};
    QCommandLineOption m_ioThreads{u"io-threads"_s,
                                   u"Threads for the sockets; 0 serves everybody from one event loop."_s,
                                   u"number"_s, u"0"_s};
    QCommandLineOption m_firstIsTeacher{
        u"first-is-teacher"_s,
        u"Demonstrations: who asks first becomes the teacher, without a key. Only on a loopback address."_s};
    QCommandLineOption m_maxConnections{
        u"max-connections"_s, u"Connections at once. Default: as many as there are descriptors, less 256."_s,
        u"number"_s};
    QCommandLineOption m_leastFree{
        u"min-free"_s, u"Megabytes that stay free on the disk of the data folder; below, no vote is taken."_s,
        u"number"_s, QString::number(limits::freeSpace / megabyte)};
    QCommandLineOption m_perAddress{u"per-address"_s,
                                    u"Connections at once from one address (IPv6: from one /64)."_s,
                                    u"number"_s, QString::number(limits::connectionsPerAddress)};
    QCommandLineOption m_exempt{
        u"exempt"_s,
        u"Network without limits per address, such as 10.20.0.0/16 or the one address of a whole "
        "lecture hall; may be given several times."_s,
        u"network"_s};
    QCommandLineOption m_noExempt{u"no-exempt"_s,
                                  u"The limits per address hold for this computer's own programs too."_s};
    QCommandLineOption m_where{
        u"where"_s, u"Only says where the server of the data folder can be reached from this computer."_s};
    QCommandLineOption m_classic{
        u"classic"_s,
        u"Opens a plain-text service: poll (port 4445), chat (8888), room (8889), calculator (8891), clock "
        "(UDP 8892), echo (7007), or all; poll=9000 chooses another port, poll=0 lets the system do it. May "
        "be "
        "given several times. Nothing of it is encrypted."_s,
        u"service"_s};
    QCommandLineOption m_classicAdministrator{
        u"classic-admin"_s,
        u"From where the first connection to the poll is its administrator: loopback (as without "
        "this), an address, or any."_s,
        u"address"_s, u"loopback"_s};
    QCommandLineOption m_countInterval{
        u"count-interval"_s, u"Milliseconds between two lines with the number of clients (60000)."_s,
        u"number"_s, u"60000"_s};
    QCommandLineOption m_stopWithLesson{
        {u"stop-with-lesson"_s, u"exit-on-quit"_s},
        u"Ends by itself when a teacher ends the lesson: for programs that start a server for one."_s};
    QCommandLineOption m_logLevel{u"log-level"_s, u"How much is printed: error, warning, info or debug."_s,
                                  u"level"_s, u"info"_s};
    QCommandLineOption m_help{{u"h"_s, u"help"_s}, u"Shows this help."_s};
    QCommandLineOption m_version{{u"v"_s, u"version"_s}, u"Shows the version."_s};
};

CommandLine::CommandLine() {
    m_parser.setApplicationDescription(u"Lectern's server: one class on the local network.\n\nWhat it can do "
                                       u"with the data of a class instead: "
                                       "lectern-server export|backup|restore --help"_s);
    m_parser.addOptions({m_port,           m_listen,
                         m_data,           m_className,
                         m_certificate,    m_key,
                         m_plaintext,      m_ioThreads,
                         m_firstIsTeacher, m_maxConnections,
                         m_perAddress,     m_exempt,
                         m_noExempt,       m_leastFree,
                         m_classic,        m_classicAdministrator,
                         m_stopWithLesson, m_countInterval,
                         m_logLevel,       m_where,
                         m_help,           m_version});
}

void CommandLine::complain(const QString &text) {
    if (m_complaint.isEmpty())
        m_complaint = text;
}

int CommandLine::number(const QCommandLineOption &option, int least, int most) {
    const auto value = optionvalues::wholeNumber(m_parser.value(option), least, most);
    if (!value) {
        complain(u"--%1 takes a whole number from %2 to %3, not \"%4\"."_s.arg(option.names().constFirst())
                     .arg(least)
                     .arg(most)
                     .arg(m_parser.value(option)));
    }
    return value.value_or(least);
}

QList<QHostAddress> CommandLine::addresses() {
    QList<QHostAddress> addresses;
    for (const QString &text : m_parser.values(m_listen)) {
        const QHostAddress address(text);
        if (address.isNull())
            complain(u"--listen takes an IP address, not \"%1\"."_s.arg(text));
        addresses.append(address);
    }
    return addresses.isEmpty() ? Options{}.listen : addresses;
}

QList<std::pair<QHostAddress, int>> CommandLine::networks() {
    QList<std::pair<QHostAddress, int>> networks;
    for (const QString &text : m_parser.values(m_exempt)) {
        if (const auto network = optionvalues::network(text))
            networks.append(*network);
        else
            complain(
                u"--exempt takes a network such as 10.20.0.0/16, or an address, not \"%1\"."_s.arg(text));
    }
    return networks;
}

LogLevel CommandLine::logLevel() {
    const auto level = optionvalues::logLevel(m_parser.value(m_logLevel));
    if (!level) {
        complain(u"--log-level takes error, warning, info or debug, not \"%1\"."_s.arg(
            m_parser.value(m_logLevel)));
    }
    return level.value_or(LogLevel::Info);
}

void CommandLine::readEncryption(Options &options) {
    options.plaintext = m_parser.isSet(m_plaintext);
    options.certificate = m_parser.value(m_certificate);
    options.key = m_parser.value(m_key);
    const bool isOwn = m_parser.isSet(m_certificate) || m_parser.isSet(m_key);
    if (isOwn && options.plaintext)
        complain(u"--plaintext encrypts nothing: it takes no --certificate and no --key."_s);
    if (isOwn && (options.certificate.isEmpty() || options.key.isEmpty()))
        complain(u"--certificate and --key go together: each takes a file."_s);
}

void CommandLine::readClassic(Options &options) {
    QStringList texts = m_parser.values(m_classic);
    std::ranges::stable_partition(texts, [](const QString &text) { return text.startsWith(u"all"_s); });
    for (const QString &text : std::as_const(texts)) { // what is named by itself goes before "all"
        const auto doors = optionvalues::classicDoors(text);
        if (!doors) {
            complain(u"--classic takes poll, chat, room, calculator, clock or echo, with a port from 0 to "
                     u"65535 or "
                     "without (poll=9000), or all, with no port or 0 (all=0), not \"%1\"."_s.arg(text));
            continue;
        }
        for (const auto &[door, port] : *doors)
            options.classic[door] = port;
    }
    const QString origin = m_parser.value(m_classicAdministrator);
    if (const auto administrator = optionvalues::classicOrigin(origin))
        options.classicAdministrator = *administrator;
    else
        complain(u"--classic-admin takes loopback, any or an IP address, not \"%1\"."_s.arg(origin));
}

Options CommandLine::values() {
    Options options;
    options.port = static_cast<quint16>(number(m_port, 0, 65535));
    options.listen = addresses();
    options.dataFolder = m_parser.value(m_data);
    options.className = m_parser.value(m_className).simplified();
    if (options.className.size() > limits::classNameCharacters)
        complain(u"--class-name takes at most %1 characters."_s.arg(limits::classNameCharacters));
    if (std::ranges::any_of(options.className, isControl))
        complain(u"--class-name takes no control characters."_s);
    options.ioThreads = number(m_ioThreads, 0, mostIoThreads);
    if (m_parser.isSet(m_maxConnections))
        options.maxConnections = number(m_maxConnections, 1, mostConnections);
    options.leastFree = number(m_leastFree, 0, mostMegabytes) * megabyte;
    readEncryption(options);
    options.firstIsTeacher = m_parser.isSet(m_firstIsTeacher);
    options.stopWithLesson = m_parser.isSet(m_stopWithLesson);
    options.perAddress = number(m_perAddress, 1, mostConnections);
    options.exempt = networks();
    options.exemptLoopback = !m_parser.isSet(m_noExempt);
    options.logLevel = logLevel();
    readClassic(options);
    options.countInterval = std::chrono::milliseconds(number(m_countInterval, 10, longestCountInterval));
    return options;
}

void CommandLine::checkTogether(const Options &options) {
    if (options.dataFolder.isEmpty())
        complain(u"--data takes a folder."_s);
    if (!m_parser.positionalArguments().isEmpty())
        complain(u"\"%1\" is no option, and belongs to none: an option that takes several values is given "
                 "again for each. Try --help."_s.arg(m_parser.positionalArguments().constFirst()));
    if (options.firstIsTeacher && !std::ranges::all_of(options.listen, &QHostAddress::isLoopback)) {
        complain(u"--first-is-teacher lets anybody be the teacher: it needs --listen 127.0.0.1 or another "
                 "loopback address."_s);
    }
}

std::variant<Options, Exit> CommandLine::parse(const QStringList &arguments) {
    if (!m_parser.parse(arguments))
        return Exit{serverexit::badUsage, m_parser.errorText() + u"\nTry --help."_s};
    if (m_parser.isSet(m_help))
        return Exit{0, m_parser.helpText().trimmed()};
    if (m_parser.isSet(m_version))
        return Exit{0, u"lectern-server "_s + QLatin1StringView(LECTERN_VERSION)};
    if (m_parser.isSet(m_where))
        return whereItIs(m_parser.value(m_data));
    const Options options = values();
    checkTogether(options);
    if (!m_complaint.isEmpty())
        return Exit{serverexit::badUsage, m_complaint};
    return options;
}

} // namespace

std::variant<Options, Exit> parseOptions(const QStringList &arguments) {
    return CommandLine().parse(arguments);
}

} // namespace lectern
