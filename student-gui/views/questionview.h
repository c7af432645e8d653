// SPDX-License-Identifier: GPL-3.0-or-later
// The question, as large as the window allows.
// objectName: questionText.
#pragma once

#include "shared/protocol/ids.h"

#include <QWidget>

class QLabel;

namespace lectern::student {

class VoteModel;

class QuestionView : public QWidget {
    Q_OBJECT

public:
    explicit QuestionView(VoteModel &model, QWidget *parent = nullptr);

    void fit(); // after every change of the window's size

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString text() const;
    void setSize(double size);
    bool suitsWindow(double size) const;
    void refresh();

    VoteModel &m_model;
    QLabel *m_text;
    QuestionId m_read; // the last question that was announced
};

} // namespace lectern::student
