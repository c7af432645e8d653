// SPDX-License-Identifier: GPL-3.0-or-later
// The side of the window: who is here and who has not answered yet.
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeView;

namespace lectern::talk {
class PeopleModel;
class PeopleOrder;
} // namespace lectern::talk

namespace lectern::ui {

class PeoplePanel : public QWidget {
    Q_OBJECT

public:
    explicit PeoplePanel(talk::PeopleModel &people, QWidget *parent = nullptr);

    void takeFocus(); // to search

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildList();
    void sizeColumns();
    void explainEmptiness();

    const talk::PeopleModel &m_people;
    talk::PeopleOrder *m_order;
    QLineEdit *m_search;
    QTreeView *m_list;
    QLabel *m_empty; // what to do while there is nobody to show
    QTimer m_minute; // "away 2 min" grows without any message
};

} // namespace lectern::ui
