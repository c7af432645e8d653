// SPDX-License-Identifier: GPL-3.0-or-later
// Other clients: the doors of the plain-text services, one below the other, and whether votes that come through them count.
// Stands beside the teacher's window while the class goes on. objectNames: doorsDialog, doorsNotice, doorsWarning,
// doorsPlace, countUnverifiedTick, countProblem, doorsDoneButton; those of DoorRow.
#pragma once

#include <QDialog>

class QAbstractButton;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace lectern::teacher {

class DoorsModel;

class DoorsDialog : public QDialog {
    Q_OBJECT

public:
    DoorsDialog(DoorsModel &model, QWidget *parent);

    void present(); // in front

protected:
    bool focusNextPrevChild(bool next) override;

private:
    QWidget *makePage();
    void addIntroduction(QVBoxLayout &column);
    void addVotes(QVBoxLayout &column);
    QLabel *addLabel(QVBoxLayout &column, const QString &name);
    QWidget *makeFoot();
    void refresh();
    QString placeText() const;
    void fit();

    DoorsModel &m_model;
    QScrollArea *m_area;
    QLabel *m_notice = nullptr; // why nothing can be done
    QLabel *m_place = nullptr;
    QAbstractButton *m_count = nullptr;
    QLabel *m_countProblem = nullptr;
};

} // namespace lectern::teacher
