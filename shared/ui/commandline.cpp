// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/commandline.h"

#include <algorithm>

namespace lectern::ui {

namespace {

std::vector<std::string> joinedWords(int argc, const char *const argv[]) {
    std::vector<std::string> words;
    for (int i = 0; i < argc; ++i) {
        words.emplace_back(argv[i]);
        if (words.back() == "--name" && i + 1 < argc)
            words.back() += std::string("=") + argv[++i];
    }
    return words;
}

} // namespace

CommandLine::CommandLine(int argc, const char *const argv[])
    : m_words(joinedWords(argc, argv)), m_argc(static_cast<int>(m_words.size())) {
    for (std::string &word : m_words)
        m_argv.push_back(word.data());
    m_argv.push_back(nullptr);
}

bool CommandLine::wantsOnlyWords() const {
    return std::any_of(m_words.begin(), m_words.end(), [](const std::string &word) {
        return word == "--help" || word == "-h" || word == "--version" || word == "-v";
    });
}

} // namespace lectern::ui
