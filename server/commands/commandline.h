// SPDX-License-Identifier: GPL-3.0-or-later
// The arguments of one command. All of them know --data and --help.
#pragma once

#include "server/commands/finish.h"

#include <QCommandLineParser>

#include <optional>

namespace lectern::commands {

class CommandLine {
public:
    CommandLine(const QString &command, const QString &description);

    void add(const QList<QCommandLineOption> &options) { m_parser.addOptions(options); }
    // A finish: after --help or a mistake. `required`: names of options that must be there, and not empty.
    std::optional<Finish> parse(const QStringList &arguments, const QStringList &required);

    bool isSet(const QCommandLineOption &option) const { return m_parser.isSet(option); }
    QString value(const QCommandLineOption &option) const { return m_parser.value(option); }
    QString dataFolder() const { return m_parser.value(m_data); }

private:
    QString mistake(const QStringList &required) const; // empty: none

    QString m_command;
    QCommandLineParser m_parser;
    QCommandLineOption m_data;
    QCommandLineOption m_help;
};

inline Finish badUsage(const QString &text) { return {serverexit::badUsage, text}; }

} // namespace lectern::commands
