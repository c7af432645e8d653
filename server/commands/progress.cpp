// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/progress.h"

#include <QFileInfo>

#include <algorithm>

namespace lectern::commands {

void Progress::follow(const QString &file, qint64 total) {
    m_file = file;
    m_total = total;
}

std::optional<int> Progress::percent() const {
    const qint64 total = m_total;
    if (total <= 0)
        return std::nullopt;
    const qint64 done = m_file.isEmpty() ? m_done.load() : QFileInfo(m_file).size();
    return static_cast<int>(std::clamp<qint64>(done * 100 / total, 0, 100));
}

} // namespace lectern::commands
