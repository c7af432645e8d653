// SPDX-License-Identifier: GPL-3.0-or-later
// The side of the window: who is here and who has not answered yet.
#pragma once

#include <QTimer>
#include <QWidget>

class QTreeView;

namespace lectern::teacher {

class PeopleModel;
class PeopleOrder;

class PeoplePanel : public QWidget {
    Q_OBJECT

public:
    explicit PeoplePanel(PeopleModel &people, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildList();
    void sizeColumns();

    PeopleOrder *m_order;
    QTreeView *m_list;
    QTimer m_minute; // "away 2 min" grows without any message
};

} // namespace lectern::teacher
