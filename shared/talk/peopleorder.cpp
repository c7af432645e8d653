// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/peopleorder.h"

#include "shared/talk/foldedname.h"
#include "shared/talk/peoplemodel.h"
#include "shared/talk/standing.h"

namespace lectern::talk {

PeopleOrder::PeopleOrder(PeopleModel &people, QObject *parent)
    : QSortFilterProxyModel(parent), m_people(people) {
    setSourceModel(&people);
    sort(PeopleModel::Name);
}

void PeopleOrder::search(const QString &text) {
    m_search = foldedName(text.simplified());
    invalidateFilter();
}

bool PeopleOrder::filterAcceptsRow(int row, const QModelIndex &) const {
    return m_search.isEmpty() || m_people.foldedName(row).contains(m_search);
}

// Of a raised hand the standing says enough.
bool PeopleOrder::filterAcceptsColumn(int column, const QModelIndex &) const {
    return column <= PeopleModel::Standing;
}

// The rows are read directly, not through data(): sorting 20,000 makes 300,000 comparisons.
bool PeopleOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const {
    const protocol::Person &a = m_people.person(left.row());
    const protocol::Person &b = m_people.person(right.row());
    const int rankA = standingRank(a);
    const int rankB = standingRank(b);
    if (rankA != rankB)
        return rankA < rankB;
    if (rankA == 0 && a.handSince != b.handSince)
        return a.handSince < b.handSince;
    const int order = m_people.sortKey(left.row()).compare(m_people.sortKey(right.row()));
    return order != 0 ? order < 0 : a.seat < b.seat;
}

} // namespace lectern::talk
