// SPDX-License-Identifier: GPL-3.0-or-later
// Who answered what and when: a table to be sorted and searched.
#pragma once

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace lectern::teacher {

class HistoryAnswers;
class HistoryOrder;

class HistoryAnswersView : public QWidget {
    Q_OBJECT

public:
    explicit HistoryAnswersView(HistoryAnswers &answers, QWidget *parent = nullptr);

    void takeFocus(); // to search

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildTools();
    void buildTable();
    void sizeColumns();
    void sort();
    void explainState();

    const HistoryAnswers &m_answers;
    HistoryOrder *m_order;
    // In the order in which Tab goes through them.
    QComboBox *m_column; // what a click on the header chooses, for the keyboard
    QPushButton *m_reverse;
    QLineEdit *m_search;
    QLabel *m_state;
    QTreeView *m_table;
    bool m_isRoomy = false; // there is room for the word "unverified"
    QTimer m_slow;          // runs before it says that more is to come
};

} // namespace lectern::teacher
