// SPDX-License-Identifier: GPL-3.0-or-later
// The left side of the history: the lessons, and below each its questions.
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QModelIndex;
class QTreeView;

namespace lectern::teacher {

class HistoryModel;

class HistoryList : public QWidget {
    Q_OBJECT

public:
    explicit HistoryList(HistoryModel &lessons, QWidget *parent = nullptr);

    QModelIndex current() const;

Q_SIGNALS:
    void currentChanged();

private:
    void buildTree();
    void onCurrentChanged();
    void chooseTheNewest();
    void explainEmptiness();

    HistoryModel &m_lessons;
    QTreeView *m_tree;
    QLabel *m_empty; // what to read while there is nothing to show
    QTimer m_slow;   // runs before it says that more is to come
    bool m_choosing = false;
    bool m_chosen = false; // by the user, or the newest question is found
};

} // namespace lectern::teacher
