// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for the name of a separate room and for the people in it.
// objectNames: newRoomDialog, roomName, roomNameNote, and those of PickDialog.
#pragma once

#include "shared/ui/talk/people/pickdialog.h"

namespace lectern::ui {

class NewRoomDialog : public PickDialog {
    Q_OBJECT

public:
    NewRoomDialog(const talk::PeopleModel &people, SeatId own, QWidget *parent);

    QString name() const;

Q_SIGNALS:
    void buildWanted(const QString &name, const std::vector<lectern::SeatId> &people);

protected:
    bool isComplete() const override;

private:
    qsizetype charactersLeft() const;
    void explain();

    QLineEdit *m_name;
    QLabel *m_note; // how many characters are left, when it is few
};

} // namespace lectern::ui
