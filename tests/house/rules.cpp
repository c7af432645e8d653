// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules.h"

#include <QDir>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>

namespace lectern::test::house {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Layer {
    QString folder;
    QStringList mayInclude; // beside itself
    QStringList qtModules;
};

const QStringList core{u"QtCore"_s};
const QStringList daemon{u"QtCore"_s, u"QtNetwork"_s, u"QtSql"_s};
const QStringList widgets{u"QtCore"_s, u"QtNetwork"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s};

// The last one that fits is the layer of a file.
const std::vector<Layer> layers{
    {u"shared/protocol"_s, {}, core},
    {u"shared/process"_s, {}, core},
    {u"shared/report"_s, {u"shared/protocol"_s}, core},
    {u"shared/client"_s, {u"shared/protocol"_s}, {u"QtCore"_s, u"QtNetwork"_s}},
    {u"shared/talk"_s, {u"shared/client"_s, u"shared/protocol"_s}, {u"QtCore"_s, u"QtNetwork"_s}},
    {u"shared/ui"_s, {u"shared/talk"_s, u"shared/client"_s, u"shared/protocol"_s}, widgets},
    {u"student-gui"_s, {u"shared/ui"_s, u"shared/talk"_s, u"shared/client"_s, u"shared/protocol"_s}, widgets},
    {u"teacher-gui"_s,
     {u"shared/ui"_s, u"shared/talk"_s, u"shared/client"_s, u"shared/process"_s, u"shared/report"_s,
      u"shared/protocol"_s},
     widgets + QStringList{u"QtCharts"_s}},
    {u"server"_s,
     {u"server/tls"_s, u"server/net"_s, u"server/handlers"_s, u"server/classic"_s, u"server/commands"_s,
      u"server/store"_s, u"server/classroom"_s, u"shared/process"_s, u"shared/protocol"_s},
     daemon},
    {u"server/classroom"_s, {u"shared/protocol"_s}, core},
    {u"server/store"_s, {u"server/classroom"_s, u"shared/protocol"_s}, daemon},
    {u"server/commands"_s,
     {u"server/store"_s, u"server/classroom"_s, u"shared/process"_s, u"shared/report"_s,
      u"shared/protocol"_s},
     daemon},
    {u"server/handlers"_s, {u"server/classroom"_s, u"shared/protocol"_s}, daemon},
    {u"server/classic"_s, {u"server/handlers"_s, u"server/classroom"_s, u"shared/protocol"_s}, daemon},
    {u"server/net"_s,
     {u"server/classic"_s, u"server/handlers"_s, u"server/store"_s, u"server/classroom"_s,
      u"shared/protocol"_s},
     daemon},
    {u"server/tls"_s, {u"server/net"_s, u"shared/protocol"_s}, daemon},
};

// What of Qt Core is more than a value: the protocol and the domain are plain, so that a race is impossible and
// every rule can be tested in microseconds.
const QStringList notPlain{
    u"QObject"_s,    u"QTimer"_s,        u"QThread"_s,        u"QMutex"_s,          u"QCoreApplication"_s,
    u"QEventLoop"_s, u"QElapsedTimer"_s, u"QDeadlineTimer"_s, u"QSocketNotifier"_s, u"QDateTime"_s,
    u"QProcess"_s,   u"QIODevice"_s,     u"QFile"_s,          u"QBasicTimer"_s,     u"QSharedMemory"_s,
    u"QThreadPool"_s};
const QStringList plainLayers{u"shared/protocol"_s, u"server/classroom"_s};

const QStringList linuxHeaders{u"sys/epoll.h"_s,    u"sys/eventfd.h"_s, u"sys/timerfd.h"_s,
                               u"sys/signalfd.h"_s, u"sys/inotify.h"_s, u"sys/prctl.h"_s,
                               u"sys/sendfile.h"_s};
const QStringList linuxFiles{u"server/net/epolldispatcher.cpp"_s, u"tests/bench/child.cpp"_s,
                             u"tests/bench/echo.cpp"_s, u"tests/bench/poller.cpp"_s};

// Path and reason. Empty so far: a file that grows past the limit is split.
const QHash<QString, QString> mayBeLong;
constexpr qsizetype mostLines = 300;

bool isTest(const SourceFile &file) { return file.path.startsWith(u"tests/"_s); }

const Layer *layerOf(const QString &path) {
    const Layer *found = nullptr;
    for (const Layer &layer : layers) {
        const bool isInside = path.startsWith(layer.folder + u'/');
        const bool isNewFolderOfServer = layer.folder == u"server"_s && path.count(u'/') > 1;
        if (isInside && !isNewFolderOfServer)
            found = &layer;
    }
    return found;
}

// "QtCore" for QString; empty when Qt has no such header.
QString qtModuleOf(const QString &header) {
    if (header.contains(u'/'))
        return header.startsWith(u"Qt"_s) ? header.section(u'/', 0, 0) : QString();
    const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    for (const QString &module : headers.entryList({u"Qt*"_s}, QDir::Dirs)) {
        if (headers.exists(module + u'/' + header))
            return module;
    }
    return {};
}

} // namespace

QStringList againstTheArrows(const SourceFile &file) {
    if (isTest(file))
        return {};
    const Layer *layer = layerOf(file.path);
    if (!layer)
        return {u"%1: its folder belongs to no layer of the design"_s.arg(file.path)};
    QStringList breaches;
    for (const Include &include : includesOf(file)) {
        if (!include.quoted || include.name.endsWith(u".moc"_s))
            continue;
        const Layer *other = layerOf(include.name);
        if (!other || (other != layer && !layer->mayInclude.contains(other->folder)))
            breaches += u"%1 may not include \"%2\""_s.arg(file.path, include.name);
    }
    return breaches;
}

QStringList foreignQtHeaders(const SourceFile &file) {
    const Layer *layer = layerOf(file.path);
    if (!layer)
        return {};
    QStringList breaches;
    for (const Include &include : includesOf(file)) {
        const QString module = qtModuleOf(include.name);
        if (include.quoted || module.isEmpty())
            continue;
        const bool isTooMuch =
            plainLayers.contains(layer->folder) && notPlain.contains(include.name.section(u'/', -1));
        if (!layer->qtModules.contains(module) || isTooMuch)
            breaches += u"%1 may not include <%2>"_s.arg(file.path, include.name);
    }
    return breaches;
}

QStringList strayLinuxHeaders(const SourceFile &file) {
    QStringList breaches;
    for (const Include &include : includesOf(file)) {
        const bool isLinux = linuxHeaders.contains(include.name) || include.name.startsWith(u"linux/"_s) ||
                             include.name.startsWith(u"asm/"_s);
        if (isLinux && !linuxFiles.contains(file.path))
            breaches += u"%1 may not include <%2>, which only Linux has"_s.arg(file.path, include.name);
    }
    return breaches;
}

QStringList tooLong(const SourceFile &file) {
    const qsizetype lines = file.text.count(u'\n');
    if (isTest(file) || lines <= mostLines || mayBeLong.contains(file.path))
        return {};
    return {u"%1 has %2 lines; %3 are enough"_s.arg(file.path).arg(lines).arg(mostLines)};
}

QStringList withoutLicence(const SourceFile &file) {
    if (file.text.startsWith(u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s))
        return {};
    return {u"%1 does not begin with the licence line"_s.arg(file.path)};
}

QStringList idleTests(const SourceFile &file) {
    if (!isTest(file))
        return {};
    static const QRegularExpression idling(
        u"\\b(QSKIP|qWait|qSleep|[mun]?sleep|nanosleep|sleep_for|sleep_until)\\s*\\("_s);
    QStringList breaches;
    const QString code = bareCode(file);
    for (auto matches = idling.globalMatch(code); matches.hasNext();)
        breaches += u"%1 uses %2"_s.arg(file.path, matches.next().captured(1));
    return breaches;
}

QStringList openHelpers(const SourceFile &file) {
    if (!isTest(file) || !file.path.section(u'/', -1).startsWith(u"tst_"_s))
        return {};
    static const QRegularExpression helper(u"^(?:struct|class|union|enum class|enum) (\\w+)(?!.*;$)"_s);
    QStringList breaches;
    bool isHidden = false;
    for (const QString &line : file.text.split(u'\n')) {
        if (line == u"namespace {" || line == u"} // namespace")
            isHidden = line.endsWith(u'{');
        const auto match = helper.match(line);
        if (!isHidden && match.hasMatch() && !match.captured(1).contains(u"Test"_s))
            breaches += u"%1 has a %2 outside an anonymous namespace"_s.arg(file.path, match.captured(1));
    }
    return breaches;
}

} // namespace lectern::test::house
