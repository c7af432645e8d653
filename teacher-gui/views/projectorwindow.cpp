// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/projectorwindow.h"

#include "shared/ui/theme.h"
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/views/fittedlabel.h"
#include "teacher-gui/views/resultchart.h"
#include "teacher-gui/views/wallplace.h"
#include "teacher-gui/views/wording.h"

#include <QKeyEvent>
#include <QSettings>
#include <QVBoxLayout>

#include <cmath>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double smallestScale = 0.6;
constexpr double largestScale = 2.0;
constexpr double step = 1.1;
constexpr auto darkKey = "projector/dark"_L1;
constexpr auto scaleKey = "projector/scale"_L1;

// Shares of the window's height: on a wall a point size means nothing. Below the least nobody reads it from the last row.
constexpr double leastQuestion = 0.05;
constexpr double leastWords = 0.03;
constexpr double mostForQuestion = 0.55; // the bars have the rest

QPalette wallPalette(bool dark) {
    const QColor window(dark ? 0x101216 : 0xffffff);
    const QColor text(dark ? 0xf4f5f7 : 0x14171b);
    QPalette palette(window, window);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, text);
    palette.setColor(QPalette::Mid, QColor(dark ? 0x4a515c : 0xbcc4ce));
    return palette;
}

} // namespace

ProjectorWindow::ProjectorWindow(const QuestionModel &question)
    : m_question(question),
      m_place(new WallPlace(*this)),
      m_text(new FittedLabel(this)),
      m_chart(new ResultChart(question, this)),
      m_join(ui::plainLabel({}, this)),
      m_answered(ui::plainLabel({}, this)) {
    setObjectName(u"projectorWindow"_s);
    setWindowTitle(tr("Projector - Lectern"));
    setAutoFillBackground(true);
    m_text->setObjectName(u"projectorQuestion"_s);
    m_chart->setObjectName(u"projectorChart"_s);
    m_join->setObjectName(u"projectorJoin"_s);
    m_answered->setObjectName(u"projectorAnswered"_s);
    setMinimumSize(60 * ui::space, 45 * ui::space);
    build();
    const QSettings settings;
    setDark(settings.value(darkKey, true).toBool());
    m_scale = qBound(smallestScale, settings.value(scaleKey, 1.0).toDouble(), largestScale);
    connect(&question, &QuestionModel::questionChanged, this, &ProjectorWindow::refresh);
    connect(&question, &QuestionModel::tallyChanged, this, &ProjectorWindow::refresh);
    refresh();
}

void ProjectorWindow::build() {
    m_text->setAlignment(Qt::AlignCenter);
    m_join->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_answered->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(3 * ui::space);
    bottom->addWidget(m_join, 1);
    bottom->addWidget(m_answered, 1);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(m_chart, 1); // has all that the question leaves
    column->addLayout(bottom);
    m_column = column;
}

void ProjectorWindow::refresh() {
    const bool asked = m_question.isAsked();
    const bool shown = asked && m_question.question().shown;
    m_text->setText(asked ? questionForClass(m_question.question()) : m_className);
    m_chart->setVisible(shown);
    m_column->setStretchFactor(m_text, shown ? 0 : 1);
    QStringList state;
    if (asked && !m_question.isOpen())
        state.append(closedForClass());
    if (shown)
        state.append(answeredText(m_question.tally()));
    m_answered->setText(state.join(u"   "_s));
    m_answered->setVisible(!state.isEmpty());
    // Before the first question the class comes in: how to join is what matters.
    m_join->setAlignment((asked ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter);
    sizeTexts();
}

void ProjectorWindow::setClassName(const QString &name) {
    m_className = name;
    refresh();
}

void ProjectorWindow::setJoinAddress(const QString &address) {
    m_join->setText(address.isEmpty() ? QString() : tr("Join: %1").arg(address));
}

void ProjectorWindow::present(const QWidget &teachers) { m_place->present(teachers); }

void ProjectorWindow::switchLight() {
    setDark(!m_dark);
    QSettings().setValue(darkKey, m_dark);
}

void ProjectorWindow::enlarge() { setScale(m_scale * step); }

void ProjectorWindow::reduce() { setScale(m_scale / step); }

void ProjectorWindow::keyPressEvent(QKeyEvent *event) {
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        break;
    case Qt::Key_D:
        switchLight();
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key without Shift on many keyboards
        enlarge();
        break;
    case Qt::Key_Minus:
        reduce();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ProjectorWindow::setDark(bool dark) {
    m_dark = dark;
    setPalette(wallPalette(dark));
}

void ProjectorWindow::setScale(double scale) {
    m_scale = qBound(smallestScale, scale, largestScale);
    QSettings().setValue(scaleKey, m_scale);
    sizeTexts();
}

void ProjectorWindow::sizeTexts() {
    const auto share = [this](double part) { return static_cast<int>(std::ceil(height() * part)); };
    const auto scaled = [&](double part, double least) { return share(qMax(part * m_scale, least)); };
    m_text->setSizes(scaled(0.09, leastQuestion), share(leastQuestion));
    m_chart->setTextHeight(scaled(0.055, leastWords));
    QFont font = this->font();
    font.setPixelSize(scaled(m_question.isAsked() ? 0.04 : 0.07, leastWords));
    m_join->setFont(font);
    m_answered->setFont(font);
    // A long question takes room from the bars before it loses its end.
    const int edge = share(0.04);
    layout()->setContentsMargins(edge, edge, edge, edge);
    layout()->setSpacing(edge / 2);
    const int needed = m_text->leastHeight(width() - 2 * edge);
    m_text->setMinimumHeight(qMin(needed, share(mostForQuestion)));
}

void ProjectorWindow::closeEvent(QCloseEvent *event) {
    QWidget::closeEvent(event);
    Q_EMIT closedByHand();
}

void ProjectorWindow::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    sizeTexts();
}

void ProjectorWindow::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (!event->spontaneous())
        Q_EMIT visibleChanged(true);
}

void ProjectorWindow::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    if (!event->spontaneous()) // minimised is not closed
        Q_EMIT visibleChanged(false);
}

} // namespace lectern::teacher
