// SPDX-License-Identifier: GPL-3.0-or-later
// Who may talk, for teachers. Every choice applies at once; what is shown is what is in force, but for the choice that
// is under way. When it is refused, setProblem() brings back what is in force.
// objectNames: policyDialog, chatEverybody, chatTeacher, chatNobody, directEverybody, directTeacher, directNobody,
// policyRooms, policyPause, policyNote, policyProblem, policyDoneButton.
#pragma once

#include "shared/protocol/talkmessages.h"

#include <QDialog>

class QButtonGroup;
class QLabel;
class QVBoxLayout;

namespace lectern::ui {

class TickBox;

class PolicyDialog : public QDialog {
    Q_OBJECT

public:
    explicit PolicyDialog(const protocol::Policy &policy, QWidget *parent);

    void setPolicy(const protocol::Policy &policy); // in force from now on
    void setProblem(const QString &problem);        // the wish was refused; empty: no more of that

Q_SIGNALS:
    void policyWanted(const lectern::protocol::SetPolicy &policy);

private:
    QButtonGroup *addLevels(const QString &name, const QString &title, const QString &onlyTeacher);
    TickBox *addTick(const QString &name, const QString &text);
    void build();
    void fit();
    void display(const protocol::Policy &policy);
    void wish();

    protocol::Policy m_inForce;
    QVBoxLayout *m_column = nullptr;
    QVBoxLayout *m_foot = nullptr;
    QButtonGroup *m_chat = nullptr;
    QButtonGroup *m_direct = nullptr;
    TickBox *m_rooms = nullptr;
    TickBox *m_pause = nullptr;
    QLabel *m_problem = nullptr;
};

} // namespace lectern::ui
