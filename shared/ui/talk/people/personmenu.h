// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader can do about one person of the class. Only what fits both: nothing about oneself, nothing about who
// has left or only votes by plain text, and what a teacher may do for teachers alone.
#pragma once

#include "shared/protocol/messages.h"

#include <QMenu>

namespace lectern::ui {

class PersonMenu : public QMenu {
    Q_OBJECT

public:
    struct Reader {
        protocol::Role role = protocol::Role::Student;
        SeatId seat; // none: not known yet
    };

    PersonMenu(const protocol::Person &person, const Reader &reader, QWidget *parent);

    static bool isFor(const protocol::Person &person, const Reader &reader); // false: it would be empty

Q_SIGNALS:
    void messageWanted(lectern::SeatId seat);
    void inviteWanted(lectern::SeatId seat);
    void muteWanted(lectern::SeatId seat, int seconds); // 0: may talk again
    void callWanted(lectern::SeatId seat);
    void lowerHandWanted(lectern::SeatId seat);

private:
    using Intent = void (PersonMenu::*)(SeatId);

    void add(const QString &name, const QString &text, Intent intent);
    void addTeachersActs(const protocol::Person &person);
    void addMute(QMenu *menu, const QString &name, const QString &text, int seconds);

    const SeatId m_seat;
};

} // namespace lectern::ui
