// SPDX-License-Identifier: GPL-3.0-or-later
// People to be chosen: a search and a list with a tick for each. Whoever is chosen stays so while the search shows
// others. Enter in the search ticks the first one found.
// objectNames: pickerSearch, pickerList, pickerEmpty, pickerChosen.
#pragma once

#include "shared/protocol/messages.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace lectern::talk {
class PeopleModel;
class PickablePeople;
} // namespace lectern::talk

namespace lectern::ui {

class PeoplePicker : public QWidget {
    Q_OBJECT

public:
    explicit PeoplePicker(const talk::PeopleModel &people, QWidget *parent = nullptr);

    void leaveOut(const QSet<SeatId> &seats); // the reader, and who is in the room already
    void leaveOutGuests();                    // for a room: those who came by plain text are in none
    // Beside the list, which is not complete for students of a large class: what was found for searchChanged().
    void add(const std::vector<protocol::Member> &found);
    void choose(SeatId seat); // as if it had been ticked

    std::vector<SeatId> chosen() const;

Q_SIGNALS:
    void chosenChanged();
    void searchChanged(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildList();
    void tickFirst();
    void explain();
    QString whyNobody() const;

    const talk::PeopleModel &m_class;
    talk::PickablePeople *m_people;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_empty;
    QLabel *m_chosen;
};

} // namespace lectern::ui
