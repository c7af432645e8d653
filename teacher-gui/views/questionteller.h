// SPDX-License-Identifier: GPL-3.0-or-later
// Tells a screen reader what the teacher would see: another question, its end, and how the result stands.
#pragma once

#include "teacher-gui/models/questionmodel.h"

#include <QTimer>

class QWidget;

namespace lectern::teacher {

class QuestionTeller : public QObject {
    Q_OBJECT

public:
    // Whose accessible names are read.
    struct Views {
        QWidget *text;
        QWidget *state;
        QWidget *result;
    };

    QuestionTeller(const QuestionModel &question, const Views &views, QObject *parent);

private:
    void tellQuestion();
    void tellResult();

    const QuestionModel &m_question;
    const Views m_views;
    protocol::Question m_told;
    QTimer m_soon; // votes come in by the second; nobody can listen as fast
};

} // namespace lectern::teacher
