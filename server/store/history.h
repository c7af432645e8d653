// SPDX-License-Identifier: GPL-3.0-or-later
// The past, page by page, out of the file. A lesson before its first teacher came is none yet.
#pragma once

#include "server/classroom/effects.h"
#include "server/store/database.h"

namespace lectern {

class History {
public:
    template <class Page>
    using Read = std::variant<Page, StorageProblem>;

    explicit History(const Database &database) : m_database(database) {}

    // The limits of a page: shared/protocol/limits.h. What does not exist has an empty page.
    Read<protocol::Lessons> page(const protocol::ListLessons &request) const;
    Read<protocol::Questions> page(const protocol::ListQuestions &request) const;
    Read<protocol::Answers> page(const protocol::ListAnswers &request) const;

private:
    const Database &m_database;
};

} // namespace lectern
