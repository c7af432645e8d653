// SPDX-License-Identifier: GPL-3.0-or-later
// A tally as small horizontal bars: sign, word, bar, count and per cent; the own choice is marked with words.
#pragma once

#include "shared/protocol/messages.h"

#include <QWidget>

class QVariantAnimation;

namespace lectern::ui {

class ResultBars : public QWidget {
    Q_OBJECT

public:
    explicit ResultBars(QWidget *parent = nullptr);

    // `ownChoice`: empty when there is none.
    void setTally(const protocol::Tally &tally, const QString &ownChoice);
    QString description() const; // what a screen reader gets: "Yes: 9, 75 %, your answer. No: 3, 25 %."

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void grow(double progress); // 0 to 1 of the way from m_from to the shares
    void paintRow(QPainter &painter, size_t row, const QRect &area) const;
    void paintBar(QPainter &painter, QRectF bar, const QColor &color, double filled) const;
    QString rowTitle(size_t row) const;
    QString ownTitle(size_t row) const; // when it is the own choice
    QString rowFigures(size_t row) const;
    double share(size_t row) const; // 0 to 1 of all answers
    // As wide as it may become: the height shall not change with the votes.
    int titleWidth(size_t row) const; // with its sign
    int figuresWidth(size_t row) const;
    bool isNarrow(int width) const; // the figures get a line of their own
    int rowHeight(int width) const;

    protocol::Tally m_tally;
    QString m_ownChoice;
    std::vector<double> m_drawn; // what the bars show now, on their way to share()
    std::vector<double> m_from;
    QVariantAnimation *m_growth;
};

} // namespace lectern::ui
