// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/memoryjournal.h"

#include <utility>

namespace lectern {

void MemoryJournal::append(Effects effects) {
    m_waiting.push_back(std::move(effects));
    if (m_waiting.size() == 1)
        QMetaObject::invokeMethod(this, &MemoryJournal::flush, Qt::QueuedConnection);
}

void MemoryJournal::flush() {
    // Receivers may append while they are told: that is the next group.
    const std::vector<Effects> group = std::exchange(m_waiting, {});
    if (group.empty())
        return;
    for (const Effects &effects : group)
        m_records.insert(m_records.end(), effects.records.begin(), effects.records.end());
    Q_EMIT committed(group);
}

} // namespace lectern
