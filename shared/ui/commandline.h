// SPDX-License-Identifier: GPL-3.0-or-later
// The words that a program was started with, before Qt sees them: "--name Ana" becomes "--name=Ana", because
// Qt's X11 plugin has an option of that name and would take both words out. Must outlive the application object.
#pragma once

#include <string>
#include <vector>

namespace lectern::ui {

class CommandLine {
public:
    CommandLine(int argc, const char *const argv[]);
    CommandLine(const CommandLine &) = delete; // m_argv points into m_words
    CommandLine &operator=(const CommandLine &) = delete;

    // --help and --version are answered without a display too, where making a QApplication ends the program.
    bool wantsOnlyWords() const;

    // For QApplication, which takes its own options out.
    int &argc() { return m_argc; }
    char **argv() { return m_argv.data(); }

private:
    std::vector<std::string> m_words;
    std::vector<char *> m_argv; // ends with a null pointer
    int m_argc;
};

} // namespace lectern::ui
