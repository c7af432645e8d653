// SPDX-License-Identifier: GPL-3.0-or-later
// The answers side by side, or one above the other where the window is too narrow, all in one size. Their letters alone act only
// while one of them has the focus: elsewhere somebody may be typing.
#pragma once

#include "shared/protocol/ids.h"

#include <QList>
#include <QWidget>

class QBoxLayout;

namespace lectern::student {

class VoteButton;
class VoteModel;

class VoteButtons : public QWidget {
    Q_OBJECT

public:
    explicit VoteButtons(VoteModel &model, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;
    void arrange();                         // after every change of the window's size
    void enter(const QString &choice = {}); // gives it, or the first, the focus

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add(VoteButton *button);
    void refresh();
    int widestAt(double wordSize) const; // of all the answers

    VoteModel &m_model;
    QBoxLayout *m_row;
    QList<VoteButton *> m_buttons;
    QuestionId m_question;      // the one that the buttons answer
    bool m_pressStands = false; // the last press began under it
};

} // namespace lectern::student
