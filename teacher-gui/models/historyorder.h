// SPDX-License-Identifier: GPL-3.0-or-later
// The answers as the table shows them: in the order of one column, only of the people whom the search names.
#pragma once

#include <QSortFilterProxyModel>

namespace lectern::teacher {

class HistoryAnswers;

class HistoryOrder : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit HistoryOrder(HistoryAnswers &answers, QObject *parent = nullptr);

public Q_SLOTS:
    void search(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    int compare(int left, int right, int column) const;

    HistoryAnswers &m_answers;
    QString m_search;
};

} // namespace lectern::teacher
