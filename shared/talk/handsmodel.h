// SPDX-License-Identifier: GPL-3.0-or-later
// The raised hands, in the order of raising: who it is, the place in the queue, how long it has been up.
#pragma once

#include "shared/talk/peoplemodel.h"

#include <QSortFilterProxyModel>

namespace lectern::talk {

class HandsModel : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum Column { Name, Place, Waiting };

    explicit HandsModel(PeopleModel &people, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    const protocol::Person &person(int row) const;
    int count() const { return rowCount(); }

Q_SIGNALS:
    void countChanged(int count);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool filterAcceptsColumn(int column, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    void tellCount();

    PeopleModel &m_people;
    int m_told = 0; // as countChanged() said it last
};

} // namespace lectern::talk
