// SPDX-License-Identifier: GPL-3.0-or-later
// A test in a class that talks: each function has one of its own.
#pragma once

#include "tests/endtoend/talklesson.h"

namespace lectern::test {

class TalkCase : public TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        lesson = std::make_unique<TalkLesson>();
        QVERIFY(lesson->begin());
    }

    std::unique_ptr<TalkLesson> lesson;

private Q_SLOTS:
    void cleanup() { lesson.reset(); }
};

} // namespace lectern::test
