// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/draftfile.h"

namespace lectern::commands {

using namespace Qt::Literals::StringLiterals;

DraftFile::DraftFile(const QString &place) : m_file(place + u".XXXXXX"_s) {
    m_file.setAutoRemove(false);
    if (m_file.open())
        m_path = m_file.fileName(); // it has none before it is asked
}

DraftFile::~DraftFile() {
    if (isMade() && !m_isKept)
        discard();
}

void DraftFile::discard() const {
    for (const auto &suffix : {""_L1, "-journal"_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(m_path + suffix);
}

} // namespace lectern::commands
