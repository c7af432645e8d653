// SPDX-License-Identifier: GPL-3.0-or-later
// The tests of one folder are one program, so that they are linked once: `server_net_tests tst_session ARGS...` runs
// one of them, ARGS being those of Qt Test. Without the name of a test it lists those it has.
#pragma once

namespace lectern::test {

using Run = int (*)(int argc, char *argv[]);

// True, for a static variable. `file` is the source's; its stem is the name of the test.
bool addTest(const char *file, Run run);

// In the place of QCoreApplication, for a test that needs none.
struct NoApplication {
    NoApplication(int & /*argc*/, char ** /*argv*/) {}
};

} // namespace lectern::test

#define LECTERN_TEST_RUN(...)                                                                                \
    namespace {                                                                                              \
    [[maybe_unused]] const bool isInTestProgram = lectern::test::addTest(__FILE__, __VA_ARGS__);             \
    }
