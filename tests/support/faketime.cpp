// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketime.h"

namespace lectern::test {

void FakeTime::pass(std::chrono::milliseconds time) {
    m_wall += time.count();
    m_steady += time;
}

} // namespace lectern::test
