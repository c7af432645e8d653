// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of the start script among stand-ins for the tools it calls and for what it builds, so that nothing is
// installed, built or opened.
#pragma once

#include <QProcess>
#include <QStringList>

#include <memory>

namespace lectern::test::house {

struct Run {
    int exitCode = -1;
    QString output;
    QString errors;
};

class ScriptStage {
public:
    ScriptStage(); // root, every package installed, every tool succeeds, a display

    // The tool notes how it was called and does no more than `body`, a piece of bash.
    void standIn(const QString &tool, const QString &body);
    // The same for a program of ours, when the build makes it. Usually the server says where it runs, the teacher's
    // class is open until endClass(), a student's window is closed at once.
    void program(const QString &name, const QString &body) const;
    // Every package is installed but this one.
    void onlyMissing(const QString &package);
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }

    // With the stand-ins alone on the path, from elsewhere().
    Run lectern(const QStringList &arguments) const {
        return run(m_root + QStringLiteral("/lectern"), arguments);
    }
    Run run(const QString &script, const QStringList &arguments) const;
    // Does not wait; whoever starts a class has to end it.
    std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    void endClass() const;
    // How a stand-in was called so far.
    QStringList callsOf(const QString &tool) const;

    QString root() const { return m_root; }
    QString elsewhere() const { return m_root + QStringLiteral("/elsewhere"); }
    QString dataFolder() const { return m_root + QStringLiteral("/data/lectern"); }

private:
    void write(const QString &file, const QString &name, const QString &body) const;
    void launch(QProcess &process, const QString &script, const QStringList &arguments) const;

    QString m_root;
    QString m_tools;
    QProcessEnvironment m_environment;
};

} // namespace lectern::test::house
