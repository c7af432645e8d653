// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of the start script among stand-ins for the tools it calls, so that nothing is installed or built.
#pragma once

#include <QStringList>

namespace lectern::test::house {

struct Run {
    int exitCode = -1;
    QString output;
    QString errors;
};

class ScriptStage {
public:
    ScriptStage(); // root, every package installed, every tool succeeds

    // The tool notes how it was called and does no more than `body`, a piece of bash.
    void standIn(const QString &tool, const QString &body);
    // Every package is installed but this one.
    void onlyMissing(const QString &package);

    // With the stand-ins alone on the path, from elsewhere().
    Run lectern(const QStringList &arguments) const {
        return run(m_root + QStringLiteral("/lectern"), arguments);
    }
    Run run(const QString &script, const QStringList &arguments) const;
    // How a stand-in was called so far.
    QStringList callsOf(const QString &tool) const;

    QString root() const { return m_root; }
    QString elsewhere() const { return m_root + QStringLiteral("/elsewhere"); }

private:
    QString m_root;
    QString m_tools;
};

} // namespace lectern::test::house
