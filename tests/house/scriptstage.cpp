// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/scriptstage.h"

#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

namespace lectern::test::house {

using namespace Qt::Literals::StringLiterals;

ScriptStage::ScriptStage() : m_root(TestCase::freshFolder()), m_tools(m_root + u"/tools"_s) {
    QDir().mkpath(m_tools);
    QDir().mkpath(elsewhere());
    QFile::copy(qEnvironmentVariable("LECTERN_SOURCE") + u"/lectern"_s, m_root + u"/lectern"_s);
    for (const QString &tool : {u"bash"_s, u"cat"_s, u"chmod"_s, u"dirname"_s, u"env"_s, u"mkdir"_s,
                                u"mktemp"_s, u"readlink"_s, u"rm"_s})
        QFile::link(QStandardPaths::findExecutable(tool), m_tools + u'/' + tool);
    standIn(u"id"_s, u"echo 0"_s);
    standIn(u"dpkg-query"_s, u"echo -n installed"_s);
    standIn(u"apt-get"_s, {});
    standIn(u"cmake"_s, {});
    // Builds a server that says where it runs and with what.
    standIn(u"ninja"_s, uR"(mkdir -p "$2/bin"; program=$2/bin/lectern-server; echo "built"
printf '#!/bin/sh\necho "$PWD: $*"\n' >"$program"; chmod +x "$program")"_s);
    standIn(u"ctest"_s, u"[ -d \"$XDG_RUNTIME_DIR\" ] && echo \"$QT_QPA_PLATFORM, display '$DISPLAY'\""_s);
}

void ScriptStage::standIn(const QString &tool, const QString &body) {
    QFile file(m_tools + u'/' + tool);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(u"#!%1/bash\necho \"%2 $*\" >>\"$TRACE\"\n%3\n"_s.arg(m_tools, tool, body).toUtf8());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void ScriptStage::onlyMissing(const QString &package) {
    standIn(u"dpkg-query"_s,
            u"case \"$*\" in *\" %1\") exit 1 ;; *) echo -n installed ;; esac"_s.arg(package));
}

Run ScriptStage::run(const QString &script, const QStringList &arguments) const {
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, m_tools);
    environment.insert(u"TRACE"_s, m_root + u"/trace"_s);
    environment.insert(u"DISPLAY"_s, u":7"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(elsewhere());
    process.start(m_tools + u"/bash"_s, QStringList{script} + arguments);
    if (!process.waitForFinished(patience))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
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
