// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/resultbars.h"

#include "shared/ui/choices.h"
#include "shared/ui/theme.h"

#include <QPainter>
#include <QStyle>
#include <QVariantAnimation>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int growthTime = 150; // milliseconds
}

ResultBars::ResultBars(QWidget *parent) : QWidget(parent), m_growth(new QVariantAnimation(this)) {
    setObjectName(u"resultBars"_s);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_growth->setStartValue(0.0);
    m_growth->setEndValue(1.0);
    connect(m_growth, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &progress) { grow(progress.toDouble()); });
}

void ResultBars::setTally(const protocol::Tally &tally, const QString &ownChoice) {
    m_tally = tally;
    m_ownChoice = ownChoice;
    m_drawn.resize(tally.counts.size(), 0.0);
    m_from = m_drawn;
    setAccessibleName(description());
    m_growth->stop();
    m_growth->setDuration(animationTime(growthTime));
    if (m_growth->duration() > 0)
        m_growth->start();
    else
        grow(1.0); // a second run without duration would not report any value
    updateGeometry();
    update();
}

void ResultBars::grow(double progress) {
    for (size_t row = 0; row < m_drawn.size(); ++row)
        m_drawn[row] = m_from[row] + (share(row) - m_from[row]) * progress;
    update();
}

QString ResultBars::description() const {
    QStringList rows;
    for (size_t row = 0; row < m_tally.counts.size(); ++row)
        rows << rowTitle(row) + u": "_s + rowFigures(row);
    return rows.join(u". "_s);
}

QString ResultBars::rowTitle(size_t row) const {
    const QString &choice = m_tally.counts[row].choice;
    return choice == m_ownChoice ? ownTitle(row) : choiceText(choice);
}

QString ResultBars::ownTitle(size_t row) const {
    return tr("%1 (your answer)").arg(choiceText(m_tally.counts[row].choice));
}

QString ResultBars::rowFigures(size_t row) const {
    return tr("%1, %2 %").arg(m_tally.counts[row].count).arg(percentages(m_tally.counts)[row]);
}

double ResultBars::share(size_t row) const {
    return m_tally.answered > 0 ? double(m_tally.counts[row].count) / m_tally.answered : 0.0;
}

int ResultBars::titleWidth(size_t row) const {
    QFont bold = font();
    bold.setBold(true);
    return fontMetrics().height() + space + QFontMetrics(bold).horizontalAdvance(ownTitle(row)) + 1;
}

int ResultBars::figuresWidth(size_t row) const {
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    return qMax(metrics.horizontalAdvance(rowFigures(row)),
                metrics.horizontalAdvance(tr("%1, %2 %").arg(999).arg(100))) +
           1;
}

bool ResultBars::isNarrow(int width) const {
    for (size_t row = 0; row < m_tally.counts.size(); ++row) {
        if (titleWidth(row) + 2 * space + figuresWidth(row) > width)
            return true;
    }
    return false;
}

int ResultBars::rowHeight(int width) const {
    return fontMetrics().height() * (isNarrow(width) ? 2 : 1) + 3 * space;
}

int ResultBars::heightForWidth(int width) const {
    return static_cast<int>(m_tally.counts.size()) * rowHeight(width);
}

QSize ResultBars::sizeHint() const { return {60 * space, heightForWidth(60 * space)}; }

QSize ResultBars::minimumSizeHint() const {
    int width = 0;
    for (size_t row = 0; row < m_tally.counts.size(); ++row)
        width = qMax(width, qMax(titleWidth(row), figuresWidth(row)));
    return {width, heightForWidth(QWIDGETSIZE_MAX)};
}

void ResultBars::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int height = rowHeight(width());
    for (size_t row = 0; row < m_tally.counts.size(); ++row)
        paintRow(painter, row, {0, static_cast<int>(row) * height, width(), height});
}

void ResultBars::paintRow(QPainter &painter, size_t row, const QRect &area) const {
    const QString &choice = m_tally.counts[row].choice;
    const QColor color = choiceColor(choice, palette());
    const int line = fontMetrics().height();
    const auto placed = [&](const QRect &rect) { return QStyle::visualRect(layoutDirection(), area, rect); };
    const QRect words(area.left(), area.top(), area.width(), line);
    icon(choiceIcon(choice), color).paint(&painter, placed({words.left(), words.top(), line, line}));
    QFont font = painter.font();
    font.setBold(choice == m_ownChoice);
    painter.setFont(font);
    painter.setPen(palette().color(QPalette::WindowText));
    const auto write = [&](const QRect &rect, Qt::Alignment across, const QString &text) {
        across = QStyle::visualAlignment(layoutDirection(), across);
        painter.drawText(placed(rect), static_cast<int>(across | Qt::AlignVCenter), text);
    };
    write(words.adjusted(line + space, 0, 0, 0), Qt::AlignLeft, rowTitle(row));
    const bool narrow = isNarrow(area.width());
    const QRect figures = narrow ? words.translated(0, line).adjusted(line + space, 0, 0, 0) : words;
    write(figures, narrow ? Qt::AlignLeft : Qt::AlignRight, rowFigures(row));
    paintBar(painter, QRectF(area.left(), figures.bottom() + space / 2.0, area.width(), space), color,
             m_drawn[row]);
}

void ResultBars::paintBar(QPainter &painter, QRectF bar, const QColor &color, double filled) const {
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Mid));
    painter.setOpacity(0.5);
    painter.drawRoundedRect(bar, space / 2.0, space / 2.0);
    painter.setOpacity(1.0);
    painter.setBrush(color);
    const double empty = bar.width() * (1 - filled);
    bar.adjust(isRightToLeft() ? empty : 0, 0, isRightToLeft() ? 0 : -empty, 0);
    painter.drawRoundedRect(bar, space / 2.0, space / 2.0);
}

} // namespace lectern::ui
