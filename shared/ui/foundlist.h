// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a FoundModel, as high as they are up to a few; what is chosen, by mouse or arrow keys, is selected.
#pragma once

#include <QListView>

namespace lectern::ui {

class FoundModel;

class FoundList : public QListView {
    Q_OBJECT

public:
    explicit FoundList(FoundModel &model, QWidget *parent = nullptr);

    void mark(int row); // -1: none. Says nothing.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosen(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    bool m_marking = false;
};

} // namespace lectern::ui
