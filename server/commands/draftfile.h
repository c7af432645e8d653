// SPDX-License-Identifier: GPL-3.0-or-later
// A database that is being made, beside the place it is for and for its owner alone. Gone in the end, with what SQLite
// puts beside it, unless it was kept.
#pragma once

#include <QTemporaryFile>

namespace lectern::commands {

class DraftFile {
public:
    explicit DraftFile(const QString &place);
    ~DraftFile();
    Q_DISABLE_COPY_MOVE(DraftFile)

    bool isMade() const { return !m_path.isEmpty(); } // empty, and open for writing
    QTemporaryFile &file() { return m_file; }
    const QString &path() const { return m_path; }

    void keep() { m_isKept = true; }
    void discard() const; // from any thread

private:
    QTemporaryFile m_file;
    QString m_path;
    bool m_isKept = false;
};

} // namespace lectern::commands
