// SPDX-License-Identifier: GPL-3.0-or-later
// What the class knows of its question, and so in which state it may be after a crash: as somebody was told last, or
// as a request of the teacher's wanted it that nobody has answered.
#pragma once

#include "shared/protocol/messages.h"
#include "tests/crash/finding.h"

#include <optional>

namespace lectern::crash {

// Id, state, text and visibility; the opening time where both know it.
bool areSame(const protocol::Question &one, const protocol::Question &other);

class QuestionLedger {
public:
    // A request of the teacher's goes out that leads to this.
    void wanted(const protocol::Question &question) { m_wanted = question; }
    void refused() { m_wanted.reset(); }
    // Somebody in the class is told, while it goes on: then it is durable.
    void seen(const protocol::Question &question);
    // Somebody who comes back is told. Whatever the server says holds from now on.
    std::optional<Finding> stated(const protocol::Question &question);

    std::optional<Finding> compare(const protocol::Question &question) const;
    const protocol::Question &told() const { return m_told; }

private:
    protocol::Question m_told;
    std::optional<protocol::Question> m_wanted;
};

} // namespace lectern::crash
