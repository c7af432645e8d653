// SPDX-License-Identifier: GPL-3.0-or-later
// The question, how many have answered it, and the bars.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace lectern::teacher {

class FittedLabel;
class QuestionModel;
class ResultChart;

class QuestionView : public QWidget {
    Q_OBJECT

public:
    explicit QuestionView(const QuestionModel &question, QWidget *parent = nullptr);

    void setReady(bool ready, const QString &why);

Q_SIGNALS:
    void closeVotesWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void showQuestion();
    void showTally();
    void enlarge();
    void updateButton();

    const QuestionModel &m_question;
    FittedLabel *m_text;
    QLabel *m_state;
    QLabel *m_answered;
    QLabel *m_unverified;
    QPushButton *m_close;
    ResultChart *m_chart;
    bool m_ready = false;
    QString m_why;
};

} // namespace lectern::teacher
