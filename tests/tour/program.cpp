// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/program.h"

#include "tests/tour/stepfailed.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace lectern::tour {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 30'000;     // milliseconds, for one step; machines may be busy
constexpr int forTheAnswer = 10'000; // on top of it
constexpr int forLeaving = 3'000;

// Beside the tests, where nobody says otherwise.
QString programFolder() {
    const QString told = qEnvironmentVariable("LECTERN_BIN");
    return told.isEmpty() ? QCoreApplication::applicationDirPath() + u"/../bin"_s : told;
}

} // namespace

Program::Program(Stage &stage, const QString &who, const QString &program)
    : m_stage(stage),
      m_who(who),
      m_program(programFolder() + u'/' + program),
      m_log(stage.output() + u'/' + who.toLower() + u".log"_s) {
    QFile::remove(m_log);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_log);
}

Program::~Program() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (m_process.waitForFinished(forLeaving))
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void Program::start(const QStringList &arguments, const QByteArray &screens) {
    QProcessEnvironment environment = m_stage.environmentOf(m_who, screens);
    const QString socket = m_stage.folderOf(m_who) + u"/tour"_s;
    if (!m_listener.listen(socket))
        throw StepFailed{u"to listen on "_s + socket, m_listener.errorString()};
    environment.insert(u"LECTERN_TOUR_SOCKET"_s, socket);
    m_process.setProcessEnvironment(environment);
    m_process.start(m_program, arguments);
    const auto decided = [this] { return m_listener.hasPendingConnections() || !m_process.processId(); };
    m_stage.wait(decided, patience);
    m_driver.reset(m_listener.nextPendingConnection());
    if (!m_driver)
        throw StepFailed{u"%1 to start"_s.arg(m_program),
                         isRunning() ? u"it does not answer"_s : lastWords()};
}

void Program::hasEnded() {
    m_stage.wait([this] { return !isRunning(); }, patience);
    if (isRunning() || m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
        throw StepFailed{u"%1's program to end with status 0"_s.arg(m_who),
                         isRunning() ? u"it still runs"_s : lastWords()};
}

void Program::press(const QString &widget) {
    order(u"%1 to press %2"_s.arg(m_who, widget), {{u"do"_s, u"press"_s}, {u"widget"_s, widget}});
}

void Program::choose(const QString &widget, const QString &words) {
    order(u"%1 to choose \"%2\" in %3"_s.arg(m_who, words, widget),
          {{u"do"_s, u"choose"_s}, {u"widget"_s, widget}, {u"text"_s, words}});
}

void Program::type(const QString &field, const QString &text) {
    order(u"%1 to type into %2"_s.arg(m_who, field),
          {{u"do"_s, u"type"_s}, {u"widget"_s, field}, {u"text"_s, text}});
    sees(field, text);
}

void Program::strike(const QString &widget, const QString &keys) {
    order(u"%1 to strike %2"_s.arg(m_who, keys),
          {{u"do"_s, u"key"_s}, {u"widget"_s, widget}, {u"text"_s, keys}});
}

void Program::resize(int width, int height) {
    order(u"%1's window to take another size"_s.arg(m_who),
          {{u"do"_s, u"resize"_s}, {u"width"_s, width}, {u"height"_s, height}});
}

void Program::darken() {
    order(u"%1's colours to change"_s.arg(m_who), {{u"do"_s, u"dress"_s}, {u"dark"_s, true}});
}

void Program::closeWindow() { order(u"%1's window to close"_s.arg(m_who), {{u"do"_s, u"close"_s}}); }

QString Program::sees(const QString &widget, const QString &part) {
    const QString expected = part.isEmpty() ? widget : u"\"%1\" in %2"_s.arg(part, widget);
    return order(u"%1 to see %2"_s.arg(m_who, expected),
                 {{u"do"_s, u"wait"_s}, {u"widget"_s, widget}, {u"text"_s, part}})
        .toString();
}

void Program::seesNoMore(const QString &widget) {
    order(u"%1 to see no %2 any more"_s.arg(m_who, widget),
          {{u"do"_s, u"wait"_s}, {u"widget"_s, widget}, {u"gone"_s, true}});
}

QStringList Program::textsIn(const QString &window) {
    const QJsonArray texts =
        order(u"%1 to read %2"_s.arg(m_who, window), {{u"do"_s, u"texts"_s}, {u"widget"_s, window}})
            .toArray();
    QStringList list;
    for (const QJsonValue &text : texts)
        list += text.toString();
    return list;
}

QJsonObject Program::placeOf(const QString &window) {
    return order(u"%1 to see %2"_s.arg(m_who, window), {{u"do"_s, u"place"_s}, {u"widget"_s, window}})
        .toObject();
}

void Program::startPhotograph(const QString &prefix) {
    send({{u"do"_s, u"grab"_s}, {u"prefix"_s, prefix}, {u"who"_s, m_who.toLower()}});
}

QStringList Program::finishPhotograph() {
    QStringList files;
    for (const QJsonValue &file : answer(u"%1's windows to be photographed"_s.arg(m_who)).toArray())
        files += file.toString();
    return files;
}

QJsonValue Program::order(const QString &expected, const QJsonObject &order) {
    send(order);
    return answer(expected);
}

void Program::send(QJsonObject order) {
    order[u"id"_s] = ++m_orders;
    order[u"limit"_s] = patience;
    m_driver->write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
}

QJsonValue Program::answer(const QString &expected) {
    QJsonObject answer;
    const auto decided = [&] {
        while (m_driver->canReadLine() && answer["id"_L1].toInt() != m_orders) // not that to one given up
            answer = QJsonDocument::fromJson(m_driver->readLine()).object();
        return answer["id"_L1].toInt() == m_orders || !isRunning();
    };
    m_stage.wait(decided, patience + forTheAnswer);
    if (answer["id"_L1].toInt() != m_orders)
        throw StepFailed{expected, isRunning() ? u"the program does not answer"_s : lastWords()};
    if (!answer["done"_L1].toBool())
        throw StepFailed{expected, answer["seen"_L1].toString()};
    return answer["value"_L1];
}

QString Program::lastWords() const {
    if (m_process.error() == QProcess::FailedToStart)
        return m_process.errorString();
    QFile log(m_log);
    const QString words =
        log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()).right(2000) : QString();
    const QString end = m_process.exitStatus() == QProcess::CrashExit
                            ? u"the program crashed"_s
                            : u"the program ended with status %1"_s.arg(m_process.exitCode());
    return words.isEmpty() ? end : end + u"; it said:\n"_s + words.trimmed();
}

} // namespace lectern::tour
