// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/classpage.h"

#include "shared/talk/talk.h"
#include "shared/ui/talk/talkside.h"
#include "shared/ui/theme.h"
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/views/askbar.h"
#include "teacher-gui/views/buttonrow.h"
#include "teacher-gui/views/noticeline.h"
#include "teacher-gui/views/questionview.h"
#include "teacher-gui/views/scrollgap.h"
#include "teacher-gui/views/storagebanner.h"
#include "teacher-gui/views/topline.h"

#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int usualSideWidth = 320;
constexpr auto widthKey = "window/peopleWidth"_L1;
constexpr auto visibleKey = "window/peopleVisible"_L1;

} // namespace

ClassPage::ClassPage(talk::Talk &talk, const QuestionModel &question, const StorageModel &storage,
                     QWidget *parent)
    : QWidget(parent),
      m_top(new TopLine(talk.connection(), this)),
      m_ask(new AskBar(this)),
      m_notice(new NoticeLine(this)),
      m_question(new QuestionView(question, this)),
      m_buttons(new ButtonRow(this)),
      m_splitter(new QSplitter(this)) {
    m_splitter->setObjectName(u"sideSplitter"_s);
    m_splitter->setHandleWidth(3 * ui::space); // the gap between the two sides
    m_splitter->addWidget(makeLeft());
    m_side = new ui::TalkSide(talk, this); // behind the left one for the Tab key
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setCollapsible(0, false);
    connect(m_splitter, &QSplitter::splitterMoved, this, &ClassPage::foldWhenDraggedShut);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * ui::space, ui::space, 2 * ui::space, 2 * ui::space);
    column->setSpacing(2 * ui::space);
    column->addWidget(m_top);
    column->addWidget(new StorageBanner(storage, this));
    column->addWidget(m_splitter, 1);

    m_side->setVisible(QSettings().value(visibleKey, true).toBool());
    restoreWidth();
}

ClassPage::~ClassPage() {
    QSettings settings;
    settings.setValue(visibleKey, isSideVisible());
    rememberWidth();
}

QWidget *ClassPage::makeLeft() {
    // At a large font all this is taller than a small window; the buttons stay in sight.
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"questionSide"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(scroll); // without a parent its fields would come last for the Tab key
    auto *upper = new QVBoxLayout(content);
    upper->setContentsMargins({});
    upper->setSpacing(2 * ui::space);
    upper->addWidget(m_ask);
    upper->addWidget(m_notice);
    upper->addWidget(m_question, 1);
    scroll->setWidget(content);
    keepClearOfScrollBar(*scroll);

    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins({});
    column->setSpacing(2 * ui::space);
    column->addWidget(scroll, 1);
    column->addWidget(m_buttons);
    return left;
}

void ClassPage::setReady(bool ready, const QString &why) {
    m_ask->setReady(ready, why);
    m_question->setReady(ready, why);
    m_buttons->setReady(ready, why);
    m_side->setReady(ready, why);
}

bool ClassPage::isSideVisible() const { return !m_side->isHidden(); }

void ClassPage::setSideVisible(bool visible) {
    if (visible == isSideVisible())
        return;
    if (!visible)
        rememberWidth();
    m_side->setVisible(visible);
    if (visible)
        restoreWidth();
    Q_EMIT sideVisibleChanged(visible);
}

void ClassPage::searchPeople() {
    setSideVisible(true);
    m_side->searchPeople();
}

void ClassPage::rememberWidth() {
    const int width = m_splitter->sizes().value(1);
    if (isSideVisible() && width > 0)
        QSettings().setValue(widthKey, width);
}

void ClassPage::restoreWidth() {
    const int side = QSettings().value(widthKey, usualSideWidth).toInt();
    m_splitter->setSizes({qMax(1, m_splitter->width() - side), side});
}

// Dragging the handle to the edge is the same as folding the side away by the menu.
void ClassPage::foldWhenDraggedShut() {
    if (isSideVisible() && m_splitter->sizes().value(1) == 0)
        setSideVisible(false);
}

} // namespace lectern::teacher
