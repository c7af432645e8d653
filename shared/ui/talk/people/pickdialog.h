// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for people, for one deed with all of them. It stays open until whoever does it says how that went: accept(),
// or setProblem().
// objectNames: pickDialog, pickQuestion, pickProblem, pickButton, cancelPickButton, and those of PeoplePicker.
#pragma once

#include "shared/ui/talk/people/peoplepicker.h"

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace lectern::ui {

class PickDialog : public QDialog {
    Q_OBJECT

public:
    // `deed`: what the button says, "&Invite"; `question`: what the people are for.
    PickDialog(const QString &title, const QString &question, const QString &deed,
               const talk::PeopleModel &people, QWidget *parent);

    PeoplePicker &picker() { return *m_picker; }
    std::vector<SeatId> people() const { return m_picker->chosen(); }

    bool isBusy() const { return m_busy; }
    void setBusy(bool busy);                 // it is under way
    void setProblem(const QString &problem); // it was refused: not under way any more

Q_SIGNALS:
    void wanted(const std::vector<lectern::SeatId> &people);
    void busyChanged(bool busy);

protected:
    virtual bool isComplete() const; // but for a problem that only the server knows
    void refresh();
    QVBoxLayout &column() { return *m_column; } // the question is the first in it

private:
    QWidget *buildButtons(const QString &deed);

    QVBoxLayout *m_column;
    PeoplePicker *m_picker;
    QLabel *m_problem;
    QPushButton *m_button;
    bool m_busy = false;
};

} // namespace lectern::ui
