// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the people: a name, and how things stand with it. The name has the room that is left over, the standing
// what it usually takes. objectName: peopleList.
#pragma once

#include <QTimer>
#include <QTreeView>

namespace lectern::ui {

class PeopleList : public QTreeView {
    Q_OBJECT

public:
    explicit PeopleList(QWidget *parent);

    void setModel(QAbstractItemModel *model) override; // with the columns of a talk::PeopleModel
    int leastWidth() const;                            // in which names and standings can be read
    void makeRoomForGuests();                          // theirs says more
    void enter();                                      // by key: somebody becomes the current one

Q_SIGNALS:
    void messageWanted(const QModelIndex &index);                // a double click, or Enter
    void menuWanted(const QModelIndex &index, const QPoint &at); // global

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void sizeColumns();
    int widthOf(const QString &standing) const;
    int leastOfNames() const;

    bool m_hasGuests = false;
    QTimer m_minute; // "away 2 min" grows without any message
};

} // namespace lectern::ui
