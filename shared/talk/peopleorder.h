// SPDX-License-Identifier: GPL-3.0-or-later
// The people as the list shows them: those who have not answered first, then by name; only those that the
// search names.
#pragma once

#include <QSortFilterProxyModel>

namespace lectern::talk {

class PeopleModel;

class PeopleOrder : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit PeopleOrder(PeopleModel &people, QObject *parent = nullptr);

public Q_SLOTS:
    void search(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    PeopleModel &m_people;
    QString m_search;
};

} // namespace lectern::talk
