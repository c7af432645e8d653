// SPDX-License-Identifier: GPL-3.0-or-later
// How bytes travel between the daemon and whoever a test plays.
#pragma once

namespace lectern::test {

enum class Wire { Tls, Plain };

} // namespace lectern::test
