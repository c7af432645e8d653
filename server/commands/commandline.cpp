// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/commandline.h"

#include "shared/protocol/teacherkey.h"

namespace lectern::commands {

using namespace Qt::Literals::StringLiterals;

CommandLine::CommandLine(const QString &command, const QString &description)
    : m_command(command),
      m_data(u"data"_s, u"Folder with the data of the class."_s, u"folder"_s, defaultDataFolder()),
      m_help({u"h"_s, u"help"_s}, u"Shows this help."_s) {
    m_parser.setApplicationDescription(description);
    m_parser.addPositionalArgument(command, u"This command."_s);
    m_parser.addOptions({m_data, m_help});
}

std::optional<Finish> CommandLine::parse(const QStringList &arguments, const QStringList &required) {
    const bool isUnderstood = m_parser.parse(arguments);
    if (isUnderstood && m_parser.isSet(m_help))
        return Finish{0, m_parser.helpText().trimmed()};
    const QString wrong = isUnderstood ? mistake(required) : m_parser.errorText();
    if (!wrong.isEmpty())
        return badUsage(u"%1 See: lectern-server %2 --help"_s.arg(wrong, m_command));
    return std::nullopt;
}

QString CommandLine::mistake(const QStringList &required) const {
    const QStringList words = m_parser.positionalArguments();
    if (words.size() > 1)
        return u"\"%1\" is no option."_s.arg(words.at(1));
    const QStringList needed = required + QStringList{u"data"_s};
    for (const QString &name : needed) {
        if (m_parser.value(name).isEmpty())
            return u"--%1 is missing."_s.arg(name);
    }
    return {};
}

} // namespace lectern::commands
