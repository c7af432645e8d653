// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/scriptstage.h"

#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace lectern::test::house {

using namespace Qt::Literals::StringLiterals;

namespace {

// What this makes is what the stage has kept under products/.
const auto building = uR"(mkdir -p "$2/bin" "$2/tests"; cp products/* "$2/bin"
for test in lectern-tour fuzz_names; do [ ! -e "$2/bin/$test" ] || mv "$2/bin/$test" "$2/tests"; done; echo "built")"_s;
const auto configuring = uR"(mkdir -p build; echo >build/build.ninja
echo "LECTERN_WERROR:BOOL=${LECTERN_WERROR:-0}" >build/CMakeCache.txt)"_s;

// Until the class is over, or the test is and its folder gone. The server lives in a process of its own, $!.
const auto teaching = uR"(isOver() { [ -e "$OVER" ] || [ ! -e "$TRACE" ]; }
data=${*: -1}; mkdir -p "$data"
( trap 'echo "ended server" >>"$TRACE"; exit' TERM; until isOver; do sleep 0.01; done ) &
server=$!
trap 'echo "ended teacher" >>"$TRACE"; kill $server; exit' TERM
printf '{"process":%s,"address":"127.0.0.1","port":4567}' $! >"$data/new"; mv "$data/new" "$data/server.json"
until isOver; do sleep 0.01; done)"_s;

// Asked for the server of a folder it says what the teacher's stand-in has left there.
const auto serving = uR"([ "$1" != --where ] || { [ -e "$3/server.json" ] && echo 127.0.0.1:4567; exit; }
echo "$PWD: $*")"_s;

} // namespace

ScriptStage::ScriptStage() : m_root(TestCase::freshFolder()), m_tools(m_root + u"/tools"_s) {
    for (const QString &folder : {m_tools, elsewhere(), m_root + u"/products"_s})
        QDir().mkpath(folder);
    QFile::copy(qEnvironmentVariable("LECTERN_SOURCE") + u"/lectern"_s, m_root + u"/lectern"_s);
    for (const QString &tool : {u"bash"_s, u"cat"_s, u"cp"_s, u"dirname"_s, u"env"_s, u"mkdir"_s, u"mktemp"_s,
                                u"mv"_s, u"readlink"_s, u"rm"_s, u"sleep"_s})
        QFile::link(QStandardPaths::findExecutable(tool), m_tools + u'/' + tool);
    standIn(u"id"_s, u"echo 0"_s);
    standIn(u"dpkg-query"_s, u"echo -n installed"_s);
    standIn(u"apt-get"_s, {});
    standIn(u"cmake"_s, configuring);
    standIn(u"ninja"_s, building);
    standIn(u"ctest"_s, u"[ -d \"$XDG_RUNTIME_DIR\" ] && echo \"$QT_QPA_PLATFORM, display '$DISPLAY'\""_s);
    program(u"lectern-server"_s, serving);
    program(u"lectern-teacher"_s, teaching);
    program(u"lectern-student"_s, {});
    program(u"lectern-tour"_s, {});
    m_environment.insert(u"PATH"_s, m_tools);
    m_environment.insert(u"TRACE"_s, m_root + u"/trace"_s);
    m_environment.insert(u"OVER"_s, m_root + u"/over"_s);
    m_environment.insert(u"HOME"_s, m_root);
    m_environment.insert(u"XDG_DATA_HOME"_s, m_root + u"/data"_s);
    m_environment.insert(u"DISPLAY"_s, u":7"_s);
}

void ScriptStage::standIn(const QString &tool, const QString &body) {
    write(m_tools + u'/' + tool, tool, body);
}

void ScriptStage::program(const QString &name, const QString &body) const {
    write(m_root + u"/products/"_s + name, name, body);
}

void ScriptStage::write(const QString &file, const QString &name, const QString &body) const {
    QFile script(file);
    if (!script.open(QIODevice::WriteOnly))
        return;
    script.write(u"#!%1/bash\necho \"%2 $*\" >>\"$TRACE\"\n%3\n"_s.arg(m_tools, name, body).toUtf8());
    script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void ScriptStage::onlyMissing(const QString &package) {
    standIn(u"dpkg-query"_s,
            u"case \"$*\" in *\" %1\") exit 1 ;; *) echo -n installed ;; esac"_s.arg(package));
}

void ScriptStage::launch(QProcess &process, const QString &script, const QStringList &arguments) const {
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(elsewhere());
    process.start(m_tools + u"/bash"_s, QStringList{script} + arguments);
}

Run ScriptStage::run(const QString &script, const QStringList &arguments) const {
    QProcess process;
    launch(process, script, arguments);
    if (!process.waitForFinished(patience))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

std::unique_ptr<QProcess> ScriptStage::start(const QStringList &arguments) const {
    auto process = std::make_unique<QProcess>();
    launch(*process, m_root + u"/lectern"_s, arguments);
    return process;
}

void ScriptStage::endClass() const {
    QFile over(m_environment.value(u"OVER"_s));
    QVERIFY(over.open(QIODevice::WriteOnly));
}

QStringList ScriptStage::callsOf(const QString &tool) const {
    QFile file(m_root + u"/trace"_s);
    QStringList calls;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            if (line.startsWith(tool + u' '))
                calls += line;
        }
    }
    return calls;
}

} // namespace lectern::test::house
