// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testprogram.h"

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

namespace lectern::test {

namespace {

std::map<std::string, Run> &tests() {
    static std::map<std::string, Run> all;
    return all;
}

} // namespace

bool addTest(const char *file, Run run) {
    tests()[std::filesystem::path(file).stem().string()] = run;
    return true;
}

} // namespace lectern::test

int main(int argc, char *argv[]) {
    const auto &tests = lectern::test::tests();
    if (const auto test = tests.find(argc > 1 ? argv[1] : ""); test != tests.end())
        return test->second(argc - 1, argv + 1); // to the test its name is the program's
    std::fprintf(stderr, "Which of these tests shall run?\n");
    for (const auto &test : tests)
        std::fprintf(stderr, "  %s\n", test.first.c_str());
    return 2;
}
