// SPDX-License-Identifier: GPL-3.0-or-later
// A walk through the states of one program, in one size, one text size and one direction, with a look at each.
#pragma once

#include "tests/support/testcase.h"

#include <QFont>
#include <QSize>
#include <QStringList>

namespace lectern::test {

class TextWalk : public TestCase {
    Q_OBJECT

protected:
    // Rows of the table: smallest, usual and largest size of the window, at 100 % and 200 %, in both directions.
    static void addEveryWindow(QSize smallest, QSize usual);
    // Dresses the program as the row says. Returns the window's size.
    QSize dressForTheRow();
    // Notes the faults that stay; layouts settle a few turns of the event loop after a change.
    void look(const QString &state);
    QString faults() const { return m_faults.join(QLatin1Char('\n')); }

private Q_SLOTS:
    void initTestCase();
    void cleanup();

private:
    QFont m_font;
    QStringList m_faults;
};

QString longQuestion(); // as long as a question may be

} // namespace lectern::test
