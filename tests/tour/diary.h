// SPDX-License-Identifier: GPL-3.0-or-later
// Tells on standard output what happens, a line for each step with the time of day, in words for everybody.
#pragma once

#include <QString>

namespace lectern::tour {

class Diary {
public:
    void note(const QString &sentence);
    void say(const QString &text) const; // without the time
    const QString &last() const { return m_last; }

private:
    QString m_last = QStringLiteral("none");
};

} // namespace lectern::tour
