// SPDX-License-Identifier: GPL-3.0-or-later
// The base of every test: a home of its own, and any unexpected warning in the log fails the test
// (expected ones are announced with QTest::ignoreMessage).
#pragma once

#include "tests/support/testprogram.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTest>

namespace lectern::test {

class TestCase : public QObject {
    Q_OBJECT

public:
    // Points HOME and the XDG folders to an empty place, before any Qt application object exists.
    static void isolate();
    // A fresh folder below that place.
    static QString freshFolder();

protected:
    virtual void prepare() {} // before each test function

private Q_SLOTS:
    void init();
};

// How long a test waits for a condition before it gives up, milliseconds. Generous: CI machines are slow.
inline constexpr int patience = 20'000;

} // namespace lectern::test

// Waits for a condition with the event loop running.
#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, lectern::test::patience)
#define WAIT_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, lectern::test::patience)

// The test of this file, `tst_x.cpp`, is what its program runs as `tst_x`: testprogram.h.
#define LECTERN_TEST(TestClass, Application)                                                                 \
    LECTERN_TEST_RUN([](int argc, char *argv[]) {                                                            \
        lectern::test::TestCase::isolate();                                                                  \
        [[maybe_unused]] Application application(argc, argv);                                                \
        TestClass test;                                                                                      \
        return QTest::qExec(&test, argc, argv);                                                              \
    })
