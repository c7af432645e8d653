// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/wordsonly.h"

#include <QByteArrayView>

#include <algorithm>

namespace lectern::ui {

bool wantsOnlyWords(int argc, const char *const argv[]) {
    return std::any_of(argv + 1, argv + argc, [](QByteArrayView word) {
        return word == "--help" || word == "-h" || word == "--version" || word == "-v";
    });
}

} // namespace lectern::ui
