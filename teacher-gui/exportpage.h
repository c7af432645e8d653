// SPDX-License-Identifier: GPL-3.0-or-later
// A page to be printed or put on a slide: a question, when it was asked, and its bars. Dark on light, and never a name.
#pragma once

#include "teacher-gui/models/questionmodel.h"

#include <QWidget>

class QLabel;

namespace lectern::teacher {

class FittedLabel;
class ResultChart;

class ExportPage : public QWidget {
    Q_OBJECT

public:
    // `size`: in pixels of a screen of 1080 lines; the text has the size that suits those.
    explicit ExportPage(QSize size);

    void setClassName(const QString &name);
    void setQuestion(const protocol::PastQuestion &question, const QString &when);
    void draw(QPainter &painter); // all of it, from the painter's origin on

private:
    QString m_className;
    QuestionModel m_question;
    FittedLabel *m_text;
    QLabel *m_facts;
    ResultChart *m_chart;
};

} // namespace lectern::teacher
