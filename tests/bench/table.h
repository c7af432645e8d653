// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of text as a table in Markdown, its columns aligned: to be read in a terminal and pasted into a page.
#pragma once

#include <QStringList>

#include <vector>

namespace lectern::bench {

inline QString shown(double value, int decimals) { return QString::number(value, 'f', decimals); }

class Table {
public:
    explicit Table(const QStringList &titles) : m_rows{titles} {}

    void add(const QStringList &cells) { m_rows.push_back(cells); } // as many as there are titles
    bool isEmpty() const { return m_rows.size() == 1; }
    QString text() const; // the first column to the left, figures to the right

private:
    std::vector<QStringList> m_rows;
};

} // namespace lectern::bench
