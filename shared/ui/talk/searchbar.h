// SPDX-License-Identifier: GPL-3.0-or-later
// Search in one room: a field, and below it what was found. Enter starts, Down goes to the finds, Enter or a click
// lands on one, Esc closes. Hidden until open().
// objectNames: searchBar, searchField, searchCloseButton, searchState, searchMoreButton, searchList.
#pragma once

#include "shared/protocol/ids.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QBoxLayout;
class QListView;
class QPushButton;

namespace lectern::talk {
class SearchModel;
}

namespace lectern::ui {

class FlowLayout;
class LinkButton;

class SearchBar : public QWidget {
    Q_OBJECT

public:
    explicit SearchBar(talk::SearchModel &model, QWidget *parent = nullptr);

    void open(RoomId room);                      // of another room than before: with nothing found yet
    void open(RoomId room, const QString &text); // and looks for that
    void close();

    QSize minimumSizeHint() const override { return {0, QWidget::minimumSizeHint().height()}; }

Q_SIGNALS:
    // The pane is to show that message: PaneModel::goTo(message).
    void landWanted(lectern::MessageId message);
    void opened();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildField();
    void buildList();
    void land(const QModelIndex &index);
    void refresh();
    void arrange();
    void fitList();
    QString stateText() const;

    talk::SearchModel &m_model;
    RoomId m_room;
    QLineEdit *m_field;
    QPushButton *m_close;
    QLabel *m_state;
    LinkButton *m_more;
    QListView *m_list;
    FlowLayout *m_line;  // of what was found, and the offer to search on
    QBoxLayout *m_words; // the field and that
};

} // namespace lectern::ui
