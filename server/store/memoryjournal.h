// SPDX-License-Identifier: GPL-3.0-or-later
// A journal that commits to memory: same order and same asynchrony as one on disk, gone with the process.
#pragma once

#include "server/store/journal.h"

namespace lectern {

class MemoryJournal : public Journal {
    Q_OBJECT

public:
    using Journal::Journal;

    void append(Effects effects) override;
    void flush() override;

    const std::vector<Record> &records() const { return m_records; }

private:
    std::vector<Effects> m_waiting;
    std::vector<Record> m_records;
};

} // namespace lectern
