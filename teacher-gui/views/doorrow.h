// SPDX-License-Identifier: GPL-3.0-or-later
// One door: what is behind it, whether and where it is open, how to try it, and a button that opens or closes it.
// objectNames begin with the door's word: pollDoor, pollState, pollPort, pollButton, pollCommand, pollCopy, pollProblem; where
// there is a second way to try it echoUdpCommand, echoUdpCopy. closeDoorQuestion with confirmButton.
#pragma once

#include "teacher-gui/models/doorsmodel.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QWidget>

#include <vector>

class QBoxLayout;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace lectern::ui {
class ConfirmDialog;
}

namespace lectern::teacher {

class CopyButton;

class DoorRow : public QWidget {
    Q_OBJECT

public:
    DoorRow(DoorsModel &model, protocol::Door door, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Try {
        DoorsModel::Way way;
        QLabel *command;
        CopyButton *copy;
    };

    QLabel *makeLabel(const QString &name);
    QBoxLayout *makeWords();
    QBoxLayout *makeControls();
    void addTries(QGridLayout &grid);
    void refresh();
    void showState(bool isKnown, int port);
    void showTries();
    void showButton();
    void showPort();
    void showProblem(const QString &problem);
    void press();
    void ask(const QString &question);
    void dress();

    DoorsModel &m_model;
    const protocol::Door m_door;
    QLabel *m_title;
    QLabel *m_state;
    QLabel *m_hint;
    QLineEdit *m_port;
    QPushButton *m_button;
    std::vector<Try> m_tries;
    QLabel *m_problem;
    QPointer<ui::ConfirmDialog> m_question; // whether to close it
    QElapsedTimer m_sinceOtherWord;         // on the button
    bool m_isOpen = false;
    QString m_shownPort; // what is typed over it stays until that is another one
};

} // namespace lectern::teacher
