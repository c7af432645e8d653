// SPDX-License-Identifier: GPL-3.0-or-later
// The right side of the history: the chosen question, its bars, and who answered what.
#pragma once

#include "teacher-gui/models/historywords.h"
#include "teacher-gui/models/questionmodel.h"

#include <QStackedWidget>

#include <optional>

class QLabel;
class QScrollArea;

namespace lectern::teacher {

class HistoryAnswers;
class HistoryAnswersView;
class ResultChart;

class HistoryQuestionView : public QStackedWidget {
    Q_OBJECT

public:
    explicit HistoryQuestionView(HistoryAnswers &answers, QWidget *parent = nullptr);

    void showQuestion(const AskedQuestion &asked);
    void showNothing(const QString &why);
    void searchName();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makePage();
    void enlarge();

    QuestionModel m_question; // for the chart
    QLabel *m_nothing;
    QScrollArea *m_page = nullptr;
    QLabel *m_text;
    QLabel *m_when;
    QLabel *m_count;
    ResultChart *m_chart;
    HistoryAnswersView *m_answers;
};

} // namespace lectern::teacher
