// SPDX-License-Identifier: GPL-3.0-or-later
// One door: what is behind it, whether and where it is open, how to try it, and a button that opens or closes it.
// objectNames begin with the door's word: pollDoor, pollState, pollPort, pollButton, pollCommand, pollCopy, pollProblem.
#pragma once

#include "shared/protocol/enums.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace lectern::teacher {

class CopyButton;
class DoorsModel;

class DoorRow : public QWidget {
    Q_OBJECT

public:
    DoorRow(DoorsModel &model, protocol::Door door, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    QLabel *makeLabel(const QString &name);
    QBoxLayout *makeWords();
    QBoxLayout *makeControls();
    void refresh();
    void showState(bool isKnown, bool isOpen, int port);
    void showPort(bool isOpen, int port);
    void showProblem(const QString &problem);
    void press();
    void dress();

    DoorsModel &m_model;
    const protocol::Door m_door;
    QLabel *m_title;
    QLabel *m_state;
    QLabel *m_hint;
    QLineEdit *m_port;
    QPushButton *m_button;
    QLabel *m_command;
    CopyButton *m_copy;
    QLabel *m_problem;
    bool m_isOpen = false;
    int m_shownPort = -1; // of the server; what is typed over it stays until that is another one
};

} // namespace lectern::teacher
