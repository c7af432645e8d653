// SPDX-License-Identifier: GPL-3.0-or-later
// --help and --version are answered without a display too, where making a QApplication ends the program.
#pragma once

namespace lectern::ui {

bool wantsOnlyWords(int argc, const char *const argv[]);

} // namespace lectern::ui
