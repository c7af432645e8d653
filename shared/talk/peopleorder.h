// SPDX-License-Identifier: GPL-3.0-or-later
// The people as the list shows them: raised hands in their order, then those who have not answered, then the others,
// by name; who has left last. Only those that the search names, whatever the case and the accents.
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
    bool filterAcceptsColumn(int column, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    PeopleModel &m_people;
    QString m_search; // folded
};

} // namespace lectern::talk
