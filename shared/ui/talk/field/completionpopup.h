// SPDX-License-Identifier: GPL-3.0-or-later
// The list of what a word may become, above the field or below it, inside the same window: the focus stays in the field,
// and what is current is announced. objectName: completionList.
#pragma once

#include "shared/talk/talkcompletion.h"

#include <QListView>

class QStandardItemModel;

namespace lectern::ui {

class CompletionPopup : public QListView {
    Q_OBJECT

public:
    explicit CompletionPopup(QWidget *parent);

    // Of what there is, the first is current.
    void showFor(const QWidget &field, const std::vector<talk::Candidate> &candidates);
    void place(const QWidget &field);
    void moveBy(int rows); // around the ends

Q_SIGNALS:
    void chosen(int row);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    int wantedWidth() const;
    int wantedHeight() const;

    QStandardItemModel *m_model;
};

} // namespace lectern::ui
