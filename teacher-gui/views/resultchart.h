// SPDX-License-Identifier: GPL-3.0-or-later
// One bar a choice, with its count above and its share below; grows while the votes come in.
#pragma once

#include <QChartView>
#include <QList>

class QBarCategoryAxis;
class QGraphicsSimpleTextItem;
class QStackedBarSeries;
class QValueAxis;

namespace lectern::teacher {

class QuestionModel;

class ResultChart : public QChartView {
    Q_OBJECT

public:
    explicit ResultChart(const QuestionModel &question, QWidget *parent = nullptr);

    void setTextHeight(int pixels); // less in a chart that is too low for it

    // Below it the texts are smaller than that.
    int readableHeight() const;

    QSize sizeHint() const override;
    // As they stand on the chart.
    QString countLabel(int choice) const;
    QString shareLabel(int choice) const;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void makeBars();
    void refresh();
    void scaleTo(int count);
    void paint();
    void sizeTexts();
    void hideScaleWithoutRoom();
    void placeTexts();

    const QuestionModel &m_question;
    QStackedBarSeries *m_bars;
    QBarCategoryAxis *m_choices;
    QValueAxis *m_scale;
    QList<QGraphicsSimpleTextItem *> m_counts;
    QList<QGraphicsSimpleTextItem *> m_shares; // an axis would cut them short where they need more height
    int m_textHeight = 0;
};

} // namespace lectern::teacher
