// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/progressline.h"

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace lectern::commands {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isTerminal() {
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) == 1;
#endif
}

} // namespace

ProgressLine::ProgressLine(const QString &title) : m_title(title), m_isTerminal(isTerminal()) {}

ProgressLine::~ProgressLine() { write(u"\r"_s + QString(m_title.size() + 8, u' ') + u'\r'); }

void ProgressLine::show(std::optional<int> percent) {
    write(percent ? u"\r%1: %2 %"_s.arg(m_title).arg(*percent, 3) : u"\r%1 ..."_s.arg(m_title));
}

void ProgressLine::write(const QString &text) const {
    if (!m_isTerminal)
        return;
    std::fputs(qUtf8Printable(text), stderr);
    std::fflush(stderr);
}

} // namespace lectern::commands
