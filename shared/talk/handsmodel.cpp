// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/handsmodel.h"

#include <QStringList>

#include <utility>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;
using protocol::Person;

HandsModel::HandsModel(PeopleModel &people, QObject *parent)
    : QSortFilterProxyModel(parent), m_people(people) {
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(this, change, this, &HandsModel::tellCount);
    connect(this, &QAbstractItemModel::modelReset, this, &HandsModel::tellCount);
    setSourceModel(&people);
    sort(Name);
}

QVariant HandsModel::data(const QModelIndex &index, int role) const {
    if (role != Qt::AccessibleTextRole || !index.isValid())
        return QSortFilterProxyModel::data(index, role);
    QStringList words;
    for (const int column : {Place, Name, Waiting})
        words += index.siblingAtColumn(column).data().toString();
    return words.join(u", "_s);
}

const Person &HandsModel::person(int row) const {
    return m_people.person(mapToSource(index(row, Name)).row());
}

bool HandsModel::filterAcceptsRow(int row, const QModelIndex &) const {
    const Person &person = m_people.person(row);
    return person.handSince && person.state != protocol::PersonState::Left;
}

bool HandsModel::filterAcceptsColumn(int column, const QModelIndex &) const {
    return column != PeopleModel::Standing;
}

bool HandsModel::lessThan(const QModelIndex &left, const QModelIndex &right) const {
    const Person &a = m_people.person(left.row());
    const Person &b = m_people.person(right.row());
    return a.handSince != b.handSince ? a.handSince < b.handSince : a.seat < b.seat;
}

void HandsModel::tellCount() {
    if (std::exchange(m_told, count()) != count())
        Q_EMIT countChanged(m_told);
}

} // namespace lectern::talk
