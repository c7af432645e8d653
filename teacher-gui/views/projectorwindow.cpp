// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/projectorwindow.h"

#include "shared/ui/theme.h"
#include "teacher-gui/invitation.h"
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/views/fittedlabel.h"
#include "teacher-gui/views/qrcode.h"
#include "teacher-gui/views/resultchart.h"
#include "teacher-gui/views/wallinquiry.h"
#include "teacher-gui/views/walljoin.h"
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
constexpr auto proofKey = "projector/proof"_L1;

// Shares of the window's height: on a wall a point size means nothing. Below the least nobody reads it from the last row.
constexpr double leastQuestion = 0.05;
constexpr double leastWords = 0.03;
constexpr double mostForQuestion = 0.55; // the bars have the rest
constexpr double mostForInquiry = 0.8;   // how to join has the rest
constexpr double leastBars = 0.4;        // that the words may leave
constexpr double usualCode = 0.26;
constexpr double firstCode = 0.42; // before the first question
constexpr int leastModule = 3;     // pixels: what is smaller no camera makes out from a desk
constexpr int mostCodesAcross = 4; // beside a question and its bars
constexpr int firstCodesAcross = 2;

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
      m_inquiry(new WallInquiry(this)),
      m_chart(new ResultChart(question, this)),
      m_code(new QrCode(this)),
      m_join(new WallJoin(this)) {
    setObjectName(u"projectorWindow"_s);
    setWindowTitle(tr("Projector - Lectern"));
    setAutoFillBackground(true);
    m_text->setObjectName(u"projectorQuestion"_s);
    m_chart->setObjectName(u"projectorChart"_s);
    m_code->setObjectName(u"projectorCode"_s);
    m_code->setAccessibleName(tr("QR code with the link to join"));
    setMinimumSize(60 * ui::space, 45 * ui::space);
    build();
    const QSettings settings;
    setDark(settings.value(darkKey, true).toBool());
    m_proof = settings.value(proofKey, true).toBool();
    m_scale = qBound(smallestScale, settings.value(scaleKey, 1.0).toDouble(), largestScale);
    connect(&question, &QuestionModel::questionChanged, this, &ProjectorWindow::refresh);
    connect(&question, &QuestionModel::tallyChanged, this, &ProjectorWindow::refresh);
    refresh();
}

void ProjectorWindow::build() {
    m_text->setAlignment(Qt::AlignCenter);
    m_beside = new QVBoxLayout;
    m_beside->addWidget(m_chart, 1); // has all that the question leaves
    m_beside->addWidget(m_join);
    m_lower = new QHBoxLayout;
    m_lower->addStretch();
    m_lower->addWidget(m_code, 0, Qt::AlignBottom);
    m_lower->addLayout(m_beside);
    m_lower->addStretch();
    m_column = new QVBoxLayout(this);
    m_column->addWidget(m_text);
    m_column->addWidget(m_inquiry, 1); // has all the room while it is there
    m_column->addLayout(m_lower);
}

void ProjectorWindow::refresh() {
    const bool asked = m_question.isAsked() && m_inquiry->isEmpty();
    const bool shown = asked && m_question.question().shown;
    m_text->setText(m_question.isAsked() ? questionForClass(m_question.question()) : m_className);
    m_text->setVisible(m_inquiry->isEmpty());
    m_chart->setVisible(shown);
    m_column->setStretch(0, shown ? 0 : 1);
    m_column->setStretch(2, shown ? 1 : 0);
    QStringList state; // of the vote
    if (asked && !m_question.isOpen())
        state.append(closedForClass());
    if (shown)
        state.append(answeredText(m_question.tally()));
    m_join->setAsked(isBusy());
    m_join->setAnswered(state.join(u"   "_s));
    sizeTexts();
}

void ProjectorWindow::setClassName(const QString &name) {
    m_className = name;
    refresh();
}

void ProjectorWindow::setInvitation(const Invitation &invitation) {
    m_code->setContent(invitation.link());
    m_join->setInvitation(invitation);
    sizeTexts();
}

void ProjectorWindow::setInquiry(const QString &text) {
    m_inquiry->setText(text);
    refresh();
}

void ProjectorWindow::present(const QWidget &teachers) { m_place->present(teachers); }

void ProjectorWindow::switchLight() {
    setDark(!m_dark);
    QSettings().setValue(darkKey, m_dark);
}

void ProjectorWindow::switchProof() {
    m_proof = !m_proof;
    QSettings().setValue(proofKey, m_proof);
    sizeTexts();
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
    case Qt::Key_J:
        switchProof();
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
    m_inquiry->setSizes(scaled(0.04, leastWords), scaled(0.09, leastQuestion), share(leastQuestion));
    m_chart->setTextHeight(scaled(0.055, leastWords));
    const bool busy = isBusy();
    m_join->setTextHeights(scaled(busy ? 0.04 : 0.07, leastWords), scaled(busy ? 0.03 : 0.04, leastWords));
    // A long question takes room from the bars before it loses its end.
    const int edge = share(0.04);
    layout()->setContentsMargins(edge, edge, edge, edge);
    layout()->setSpacing(edge / 2);
    m_lower->setSpacing(edge);
    m_beside->setSpacing(edge / 2);
    const int needed = m_text->leastHeight(width() - 2 * edge);
    m_text->setMinimumHeight(qMin(needed, share(mostForQuestion)));
    m_inquiry->setMinimumHeight(qMin(m_inquiry->leastHeight(width() - 2 * edge), share(mostForInquiry)));
    placeProof();
}

// Where the question would have to shrink for them the code goes first, then the words.
void ProjectorWindow::placeProof() {
    const bool busy = isBusy();
    const int across = contentsRect().marginsRemoved(layout()->contentsMargins()).width();
    m_code->setRoom(qMin(static_cast<int>(height() * (busy ? usualCode : firstCode) * m_scale),
                         across / (busy ? mostCodesAcross : firstCodesAcross)));
    bool words = m_proof && m_join->hasWords();
    const bool code = m_proof && !m_code->content().isEmpty() &&
                      m_code->width() >= leastModule * m_code->modules() &&
                      hasRoomFor(m_code->width(), words);
    words = words && (code || hasRoomFor(0, true));
    m_code->setVisible(code);
    m_join->setWordsShown(words);
    m_join->setCentred(!busy && !code);
    const bool isCentred = !busy && code;
    m_lower->setStretch(0, isCentred ? 1 : 0);
    m_lower->setStretch(2, isCentred ? 0 : 1);
    m_lower->setStretch(3, isCentred ? 1 : 0);
    layout()->activate(); // what has just appeared is never seen in a wrong place
}

bool ProjectorWindow::isBusy() const { return m_question.isAsked() || !m_inquiry->isEmpty(); }

int ProjectorWindow::wantedText(int width) const {
    return m_inquiry->isEmpty() ? m_text->wantedHeight(width) : m_inquiry->wantedHeight(width);
}

bool ProjectorWindow::hasRoomFor(int code, bool words) const {
    const QRect room = contentsRect().marginsRemoved(layout()->contentsMargins());
    const int gap = layout()->spacing();
    const int below = m_join->neededHeight(room.width() - (code > 0 ? code + m_lower->spacing() : 0), words);
    const int question = wantedText(room.width());
    if (m_chart->isHidden())
        return question + gap + qMax(code, below) <= room.height();
    const int left = room.height() - gap - qMin(question, static_cast<int>(height() * mostForQuestion));
    return code <= left && left - gap - below >= height() * leastBars;
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
