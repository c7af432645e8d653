// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/table.h"

#include <algorithm>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int textColumns = 2; // the row and what was measured

QString padded(const QString &cell, qsizetype width, bool isText) {
    return isText ? cell.leftJustified(width) : cell.rightJustified(width);
}

} // namespace

QString Table::text() const {
    QList<qsizetype> widths(m_rows.front().size(), 3);
    for (const QStringList &row : m_rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    QStringList rule;
    for (qsizetype i = 0; i < widths.size(); ++i)
        rule += i < textColumns ? QString(widths[i], u'-') : QString(widths[i] - 1, u'-') + u':';

    QString text;
    const auto append = [&](const QStringList &row) {
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i)
            cells += padded(row[i], widths[i], i < textColumns);
        text += u"| %1 |\n"_s.arg(cells.join(u" | "_s));
    };
    append(m_rows.front());
    append(rule);
    std::for_each(m_rows.begin() + 1, m_rows.end(), append);
    return text;
}

} // namespace lectern::bench
