// SPDX-License-Identifier: GPL-3.0-or-later
// The list of the questions to the teacher. The row that is chosen is the current one, and stays it wherever it goes. It
// says while somebody points at its rows or goes through them by keys, so that nothing moves then.
#pragma once

#include <QListView>
#include <QTimer>

#include <chrono>

namespace lectern::ui {

class InquiryList : public QListView {
    Q_OBJECT

public:
    // `rest`: the pointer has stood still, and no key was pressed, for so long: nobody is about to click.
    explicit InquiryList(std::chrono::milliseconds rest, QWidget *parent = nullptr);

    void chooseFirst(); // unless one is chosen

Q_SIGNALS:
    void heldChanged(bool held);
    void chosenChanged();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                         const QEvent *event = nullptr) const override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

protected Q_SLOTS:
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;

private:
    void hold();
    void release();

    QTimer m_rest;
    bool m_isHeld = false;
};

} // namespace lectern::ui
