// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/resultchart.h"

#include "shared/ui/choices.h"
#include "shared/ui/theme.h"
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/views/wording.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QEvent>
#include <QFontInfo>
#include <QGraphicsSimpleTextItem>
#include <QLegend>
#include <QLocale>
#include <QStackedBarSeries>
#include <QValueAxis>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int smallestScale = 4; // so that the first vote does not fill the chart at once
constexpr int mostSteps = 5;
constexpr int leastHeight = 160;
constexpr int leastHeightInTexts = 6; // the words above and below, and something left for the bars

// 1, 2, 5, 10, 20, 50 ...: the smallest that needs at most so many steps.
int stepFor(int count) {
    for (int decade = 1;; decade *= 10) {
        for (const int step : {decade, 2 * decade, 5 * decade}) {
            if (count <= step * mostSteps)
                return step;
        }
    }
}

} // namespace

ResultChart::ResultChart(const QuestionModel &question, QWidget *parent)
    : QChartView(new QChart, parent),
      m_question(question),
      m_bars(new QStackedBarSeries),
      m_choices(new QBarCategoryAxis),
      m_scale(new QValueAxis) {
    setObjectName(u"resultChart"_s);
    setFocusPolicy(Qt::NoFocus); // nothing to do in it; its accessible name says all
    viewport()->setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMinimumHeight(leastHeight);
    build();
    connect(&question, &QuestionModel::tallyChanged, this, &ResultChart::refresh);
    connect(chart(), &QChart::plotAreaChanged, this, &ResultChart::placeTexts);
    setTextHeight(QFontInfo(ui::scaledFont(1.3)).pixelSize());
    refresh();
}

void ResultChart::build() {
    QChart *plot = chart();
    plot->legend()->hide();
    plot->setBackgroundVisible(false);
    const int time = ui::animationTime(150);
    plot->setAnimationOptions(time > 0 ? QChart::SeriesAnimations : QChart::NoAnimation);
    plot->setAnimationDuration(time);
    plot->addSeries(m_bars);
    plot->addAxis(m_choices, Qt::AlignBottom);
    plot->addAxis(m_scale, Qt::AlignLeft);
    m_bars->attachAxis(m_choices);
    m_bars->attachAxis(m_scale);
    m_bars->setBarWidth(0.5);
    m_choices->setGridLineVisible(false);
    m_choices->setLabelsVisible(false);
    m_scale->setTickType(QValueAxis::TicksDynamic);
    m_scale->setLabelFormat(u"%d"_s);
    m_scale->setLineVisible(false);
}

// A set for each choice, zero but in its own place: that gives every bar a colour and a place of its own.
void ResultChart::makeBars() {
    const auto &counts = m_question.tally().counts;
    m_bars->clear();
    m_choices->clear();
    for (QList<QGraphicsSimpleTextItem *> *texts : {&m_counts, &m_shares}) {
        qDeleteAll(*texts);
        texts->clear();
    }
    for (const protocol::ChoiceCount &each : counts) {
        auto *bar = new QBarSet(ui::choiceText(each.choice));
        for (size_t place = 0; place < counts.size(); ++place)
            bar->append(0);
        m_bars->append(bar);
        m_choices->append(each.choice);
        m_counts.append(new QGraphicsSimpleTextItem(chart()));
        m_shares.append(new QGraphicsSimpleTextItem(chart()));
    }
    paint();
}

void ResultChart::refresh() {
    const auto &counts = m_question.tally().counts;
    if (m_bars->count() != static_cast<int>(counts.size()))
        makeBars();
    const std::vector<int> shares = ui::percentages(counts);
    QStringList summary;
    int most = 0;
    for (size_t i = 0; i < counts.size(); ++i) {
        const protocol::ChoiceCount &each = counts[i];
        const int place = static_cast<int>(i);
        const QString share = percentText(shares[i]);
        m_shares[place]->setText(signedChoice(each.choice) + u"  "_s + share);
        m_counts[place]->setText(QLocale().toString(each.count));
        m_bars->barSets().at(place)->replace(place, each.count);
        most = qMax(most, each.count);
        summary.append(tr("%1: %2, %3").arg(ui::choiceText(each.choice), QString::number(each.count), share));
    }
    scaleTo(most);
    placeTexts();
    setAccessibleName(tr("Result. %1").arg(summary.join(u"; "_s)));
}

void ResultChart::scaleTo(int count) {
    const int step = stepFor(qMax(count, smallestScale));
    m_scale->setTickInterval(step);
    m_scale->setRange(0, (qMax(count, smallestScale) + step - 1) / step * step);
    hideScaleWithoutRoom();
}

void ResultChart::paint() {
    const QColor text = palette().color(QPalette::WindowText);
    const QColor line = palette().color(QPalette::Mid);
    setBackgroundBrush(Qt::NoBrush);
    m_choices->setLinePen(QPen(line));
    m_scale->setLabelsColor(ui::mutedTextColor(palette()));
    m_scale->setGridLinePen(QPen(line, 1, Qt::DotLine));
    for (int i = 0; i < m_counts.size(); ++i) {
        m_counts[i]->setBrush(text);
        m_shares[i]->setBrush(text);
        QBarSet *bar = m_bars->barSets().at(i);
        bar->setColor(ui::choiceColor(m_question.tally().counts[size_t(i)].choice, palette()));
        bar->setBorderColor(Qt::transparent);
    }
    sizeTexts();
}

void ResultChart::setTextHeight(int pixels) {
    m_textHeight = pixels;
    sizeTexts();
}

int ResultChart::readableHeight() const { return qMax(leastHeight, leastHeightInTexts * m_textHeight); }

void ResultChart::sizeTexts() {
    const int pixels = qMin(m_textHeight, height() / leastHeightInTexts);
    QFont large = font();
    large.setPixelSize(qMax(1, pixels));
    QFont bold = large;
    bold.setBold(true);
    QFont small = large;
    small.setPixelSize(qMax(1, pixels * 2 / 3));
    m_scale->setLabelsFont(small);
    for (QGraphicsSimpleTextItem *text : m_counts + m_shares)
        text->setFont(bold);
    // The highest bar may fill the plot: its count stands above. The words stand below.
    const int room = QFontMetrics(bold).height() + ui::space;
    chart()->setMargins({ui::space, room, ui::space, room});
    hideScaleWithoutRoom();
    placeTexts();
}

// Where its numbers stand closer than their height, they would all be ellipses. Asks nothing of the plot: that is
// higher without them.
void ResultChart::hideScaleWithoutRoom() {
    constexpr int frame = 5 * ui::space / 2; // that the chart leaves around the plot
    constexpr int aroundLabel = ui::space / 2;
    const int label = QFontMetrics(m_scale->labelsFont()).height() + aroundLabel;
    const QMargins margins = chart()->margins();
    const int plot = height() - margins.top() - margins.bottom() - frame;
    const double interval = m_scale->tickInterval(); // 0 before the first result
    const double labels = interval > 0 ? m_scale->max() / interval + 1 : 0;
    m_scale->setLabelsVisible(plot >= labels * label);
}

void ResultChart::placeTexts() {
    const double slot = chart()->plotArea().width() / qMax(1, m_bars->count());
    const auto place = [slot](QGraphicsSimpleTextItem *text, const QPointF &middle, double above) {
        const QRectF box = text->boundingRect();
        const double fit =
            box.width() > slot ? slot / box.width() : 1; // smaller rather than over its neighbour
        text->setScale(fit);
        text->setPos(middle - QPointF(box.width() / 2, box.height() * above) * fit);
    };
    for (int i = 0; i < m_counts.size(); ++i) {
        const double value = m_bars->barSets().at(i)->at(i);
        const QPointF gap(0, ui::space / 2.0);
        place(m_counts[i], chart()->mapToPosition({double(i), value}, m_bars) - gap, 1);
        place(m_shares[i], chart()->mapToPosition({double(i), 0}, m_bars) + gap, 0);
    }
}

void ResultChart::resizeEvent(QResizeEvent *event) {
    sizeTexts();
    QChartView::resizeEvent(event);
}

void ResultChart::changeEvent(QEvent *event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paint();
}

QSize ResultChart::sizeHint() const { return {2 * leastHeight, leastHeight}; }

QString ResultChart::countLabel(int choice) const { return m_counts.at(choice)->text(); }

QString ResultChart::shareLabel(int choice) const { return m_shares.at(choice)->text(); }

} // namespace lectern::teacher
