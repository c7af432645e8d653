// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/projectorwindow.h"

#include "shared/ui/theme.h"
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/views/fittedlabel.h"
#include "teacher-gui/views/resultchart.h"
#include "teacher-gui/views/wording.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double smallestScale = 0.6;
constexpr double largestScale = 2.0;

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
    build();
    setDark(true);
    resize(960, 640);
    connect(&question, &QuestionModel::questionChanged, this, &ProjectorWindow::refresh);
    connect(&question, &QuestionModel::tallyChanged, this, &ProjectorWindow::refresh);
    // The wall's screen was unplugged: do not cover the teacher's own.
    connect(qApp, &QGuiApplication::screenRemoved, this, [this] {
        if (isFullScreen())
            showNormal();
    });
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
    column->setContentsMargins(4 * ui::space, 3 * ui::space, 4 * ui::space, 3 * ui::space);
    column->setSpacing(2 * ui::space);
    column->addWidget(m_text, 2);
    column->addWidget(m_chart, 5);
    column->addLayout(bottom);
}

void ProjectorWindow::refresh() {
    const bool shown = m_question.question().shown;
    m_text->setText(m_question.isAsked() ? questionText(m_question.question()) : m_className);
    m_chart->setVisible(shown);
    m_answered->setText(answeredText(m_question.tally()));
    m_answered->setVisible(shown);
}

void ProjectorWindow::setClassName(const QString &name) {
    m_className = name;
    refresh();
}

void ProjectorWindow::setJoinAddress(const QString &address) {
    m_join->setText(address.isEmpty() ? QString() : tr("Join: %1").arg(address));
}

void ProjectorWindow::present(const QWidget &beside) {
    for (const QScreen *screen : QGuiApplication::screens()) {
        if (screen == beside.screen())
            continue;
        setGeometry(screen->geometry());
        showFullScreen();
        return;
    }
    show();
    raise();
}

void ProjectorWindow::keyPressEvent(QKeyEvent *event) {
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        break;
    case Qt::Key_D:
        setDark(!m_dark);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key without Shift on many keyboards
        scale(1.1);
        break;
    case Qt::Key_Minus:
        scale(1 / 1.1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ProjectorWindow::setDark(bool dark) {
    m_dark = dark;
    setPalette(wallPalette(dark));
}

void ProjectorWindow::scale(double factor) {
    m_scale = qBound(smallestScale, m_scale * factor, largestScale);
    sizeTexts();
}

// Shares of the window's height: on a wall a point size means nothing. The question never gets below 5 %.
void ProjectorWindow::sizeTexts() {
    const auto share = [this](double part) { return qMax(8, qRound(height() * part * m_scale)); };
    m_text->setSizes(qMax(share(0.09), height() / 20), qMax(8, height() / 20));
    m_chart->setTextHeight(share(0.055));
    QFont font = this->font();
    font.setPixelSize(share(0.04));
    m_join->setFont(font);
    m_answered->setFont(font);
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
