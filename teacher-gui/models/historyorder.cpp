// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/historyorder.h"

#include "teacher-gui/models/historyanswers.h"

namespace lectern::teacher {

HistoryOrder::HistoryOrder(HistoryAnswers &answers, QObject *parent)
    : QSortFilterProxyModel(parent), m_answers(answers) {
    setSourceModel(&answers);
    sort(HistoryAnswers::Name);
}

void HistoryOrder::search(const QString &text) {
    m_search = text.trimmed();
    invalidateFilter();
}

bool HistoryOrder::filterAcceptsRow(int row, const QModelIndex &) const {
    return m_search.isEmpty() || m_answers.person(row).name.contains(m_search, Qt::CaseInsensitive);
}

// The rows are read directly, not through data(): sorting 20,000 makes 300,000 comparisons.
bool HistoryOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const {
    for (const int column : {left.column(), int(HistoryAnswers::Name)}) {
        if (const int order = compare(left.row(), right.row(), column))
            return order < 0;
    }
    return m_answers.person(left.row()).seat < m_answers.person(right.row()).seat;
}

int HistoryOrder::compare(int left, int right, int column) const {
    const HistoryAnswers::Person &a = m_answers.person(left);
    const HistoryAnswers::Person &b = m_answers.person(right);
    const auto order = [](auto one, auto other) { return one < other ? -1 : other < one ? 1 : 0; };
    switch (column) {
    case HistoryAnswers::Answer:
        if (const int choice = QString::compare(b.counting().choice, a.counting().choice))
            return choice; // Yes first, as everywhere
        return order(a.counting().unverified, b.counting().unverified);
    case HistoryAnswers::When:
        return order(a.counting().answer, b.counting().answer);
    case HistoryAnswers::Earlier:
        return order(b.answers.size(), a.answers.size()); // who changed most comes first
    default:
        return a.nameKey.compare(b.nameKey);
    }
}

} // namespace lectern::teacher
