// SPDX-License-Identifier: GPL-3.0-or-later
// Tells what happens, and keeps count of what must not.
#pragma once

#include "tests/crash/finding.h"

#include <QElapsedTimer>

#include <optional>

namespace lectern::crash {

class Verdict {
public:
    Verdict() { m_time.start(); }

    qint64 now() const { return m_time.elapsed(); } // milliseconds since the beginning
    void say(const QString &line) const;

    void startRound(); // of each only the first findings are told
    void add(const Finding &finding);
    void add(const QString &text) { add({Finding::Kind::Other, text}); }
    void add(const Findings &findings);
    void add(const QString &whose, const std::optional<Finding> &finding);

    int lost() const { return m_lost; }
    int doubled() const { return m_doubled; }
    int other() const { return m_other; }
    bool isClean() const { return m_lost + m_doubled + m_other == 0; }

private:
    QElapsedTimer m_time;
    int m_lost = 0;
    int m_doubled = 0;
    int m_other = 0;
    int m_ofRound = 0;
};

} // namespace lectern::crash
