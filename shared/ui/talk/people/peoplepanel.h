// SPDX-License-Identifier: GPL-3.0-or-later
// The list of the people in both programs: who, and what a reader wants of one of them; for students also how many are
// here. It emits intents and does nothing itself. Where the class is too large to be listed, one searches it.
// objectNames: peopleCount, peopleSearch, peopleEmpty, peopleList, messagePersonButton,
// personMenuButton; those of the menu: personmenu.cpp.
#pragma once

#include "shared/protocol/messages.h"
#include "shared/ui/talk/people/personmenu.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QModelIndex;
class QPushButton;

namespace lectern::talk {
class PeopleFinder;
class PeopleModel;
class PeopleOrder;
} // namespace lectern::talk

namespace lectern::ui {

class PeopleList;

class PeoplePanel : public QWidget {
    Q_OBJECT

public:
    // `finder`: for a list that is not complete; a teacher's always is. Both models live as long as the panel.
    PeoplePanel(talk::PeopleModel &people, talk::PeopleFinder *finder, protocol::Role reader,
                QWidget *parent = nullptr);

    void setOwnSeat(SeatId seat); // nothing is offered about oneself
    void takeFocus();             // to search

Q_SIGNALS:
    void messageWanted(lectern::SeatId seat);
    void inviteWanted(lectern::SeatId seat);
    void muteWanted(lectern::SeatId seat, int seconds); // 0: may talk again
    void callWanted(lectern::SeatId seat);
    void lowerHandWanted(lectern::SeatId seat);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildSearch();
    void buildButtons();
    void setIcons();
    void chooseModel();
    void limitWidth();
    void showCount();
    void explainEmptiness();
    QString emptyText() const;
    void search(const QString &text);

    std::optional<protocol::Person> person(const QModelIndex &index) const; // whom something can be wanted of
    void refreshButtons();
    void openMenu(const QModelIndex &index, const QPoint &at);
    void message(const QModelIndex &index);

    const talk::PeopleModel &m_people;
    talk::PeopleFinder *m_finder;
    talk::PeopleOrder *m_order;
    PersonMenu::Reader m_reader;
    QLabel *m_count;
    QLineEdit *m_search;
    QLabel *m_empty; // what to do while there is nobody to show
    PeopleList *m_list;
    QPushButton *m_message; // to the current person
    QPushButton *m_more;    // the menu, for who has no right button
};

} // namespace lectern::ui
