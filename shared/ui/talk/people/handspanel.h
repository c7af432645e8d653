// SPDX-License-Identifier: GPL-3.0-or-later
// The queue of raised hands, for the teacher: who is next, since when. It emits intents and does nothing itself.
// objectNames: handsEmpty, handsList, callButton, lowerButton, lowerAllButton; lowerAllQuestion with confirmButton.
#pragma once

#include "shared/protocol/ids.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QTreeView;

namespace lectern::talk {
class HandsModel;
}

namespace lectern::ui {

class HandsPanel : public QWidget {
    Q_OBJECT

public:
    explicit HandsPanel(talk::HandsModel &hands, QWidget *parent = nullptr);

    void setReady(bool ready, const QString &why); // whether anything can be wanted; if not, a sentence why
    int count() const;
    void takeFocus();

Q_SIGNALS:
    void countChanged(int count); // for the name of its tab
    void callWanted(lectern::SeatId seat);
    void lowerWanted(lectern::SeatId seat);
    void lowerAllWanted();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *makeButton(const QString &name, const QString &text);
    void buildList();
    void sizeColumns();
    void chooseFirst();
    void refresh();
    SeatId chosen() const; // none: nobody
    void call();
    void lower();
    void lowerAll();

    const talk::HandsModel &m_hands;
    QLabel *m_empty;
    QTreeView *m_list;
    QPushButton *m_call;
    QPushButton *m_lower;
    QPushButton *m_lowerAll;
    bool m_isReady = true;
    QString m_why;
    QTimer m_minute; // "2 min" grows without any message
};

} // namespace lectern::ui
