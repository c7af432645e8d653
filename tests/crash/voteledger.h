// SPDX-License-Identifier: GPL-3.0-or-later
// What one student was told of the vote for one question, and so which choices the server may count: the last one
// that was acknowledged, or one that may have gone out later and whose answer never came.
#pragma once

#include "tests/crash/finding.h"

#include <QStringList>

#include <optional>

namespace lectern::crash {

class VoteLedger {
public:
    // All choices: empty for none. Times: milliseconds since the test began.
    void pressed(const QString &choice);                    // from now on it may be under way
    void counted(const QString &choice, qint64 at);         // the server has acknowledged it
    void refused(const QString &word) { m_refusal = word; } // the one under way is not counted
    // From now on only this one can be under way; empty: nothing is.
    void settle(const QString &pending) { m_open = pending.isEmpty() ? QStringList() : QStringList{pending}; }
    // The server says unasked what it counts. Whatever it says holds from now on.
    std::optional<Finding> stated(const QString &choice, qint64 at);

    std::optional<Finding> compare(const QString &choice) const;
    QString told() const { return m_told; }

private:
    QString m_told;
    qint64 m_toldAt = 0;
    QString m_refusal; // the last one, for whoever reads a finding
    QStringList m_open;
};

} // namespace lectern::crash
