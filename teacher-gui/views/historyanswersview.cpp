// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/historyanswersview.h"

#include "shared/ui/flowlayout.h"
#include "shared/ui/talk/messages/roomyrows.h"
#include "shared/ui/theme.h"
#include "teacher-gui/models/historyanswers.h"
#include "teacher-gui/models/historyorder.h"
#include "teacher-gui/models/historywords.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int leastRows = 4;
constexpr int nameCharacters = 18;

} // namespace

HistoryAnswersView::HistoryAnswersView(HistoryAnswers &answers, QWidget *parent)
    : QWidget(parent),
      m_answers(answers),
      m_order(new HistoryOrder(answers, this)),
      m_column(new QComboBox(this)),
      m_reverse(new QPushButton(tr("Re&verse"), this)),
      m_search(new QLineEdit(this)),
      m_state(ui::plainLabel({}, this)),
      m_table(new QTreeView(this)) {
    m_state->setObjectName(u"historyAnswersState"_s);
    ui::setTextColor(m_state, ui::mutedTextColor(palette()));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(ui::space);
    buildTools();
    column->addWidget(m_state);
    column->addWidget(m_table, 1);
    buildTable();
    m_slow.setSingleShot(true);
    m_slow.setInterval(400ms);
    connect(&m_slow, &QTimer::timeout, m_state, &QWidget::show);
    connect(&answers, &HistoryAnswers::stateChanged, this, &HistoryAnswersView::explainState);
    connect(&answers, &QAbstractItemModel::rowsInserted, this, &HistoryAnswersView::explainState);
    connect(&answers, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_answers.hasUnverified() && !m_isRoomy)
            sizeColumns();
    });
    connect(m_search, &QLineEdit::textChanged, m_order, &HistoryOrder::search);
    connect(m_search, &QLineEdit::textChanged, this, &HistoryAnswersView::explainState);
    explainState();
}

void HistoryAnswersView::takeFocus() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void HistoryAnswersView::buildTools() {
    m_search->setObjectName(u"historySearch"_s);
    m_search->setPlaceholderText(tr("Search a name"));
    m_search->setAccessibleName(tr("Search a name"));
    m_search->setClearButtonEnabled(true);
    m_column->setObjectName(u"historySort"_s);
    m_column->setAccessibleName(tr("Sort the answers by"));
    m_column->setToolTip(ui::plainToolTip(tr("Sort the answers by")));
    for (int i = 0; i < HistoryAnswers::ColumnCount; ++i)
        m_column->addItem(m_answers.headerData(i, Qt::Horizontal, Qt::DisplayRole).toString());
    m_reverse->setObjectName(u"historyReverse"_s);
    m_reverse->setAccessibleName(tr("Reverse the order"));
    m_reverse->setCheckable(true);
    connect(m_column, &QComboBox::currentIndexChanged, this, &HistoryAnswersView::sort);
    connect(m_reverse, &QPushButton::toggled, this, &HistoryAnswersView::sort);
    auto *tools = new QWidget(this);
    auto *flow = new ui::FlowLayout(tools);
    flow->setContentsMargins({});
    flow->setSpacing(ui::space);
    for (QWidget *tool : {static_cast<QWidget *>(m_column), static_cast<QWidget *>(m_reverse),
                          static_cast<QWidget *>(m_search)})
        flow->addWidget(tool);
    layout()->addWidget(tools);
}

void HistoryAnswersView::buildTable() {
    m_table->setObjectName(u"historyAnswers"_s);
    m_table->setAccessibleName(tr("Who answered what and when"));
    m_table->setModel(m_order);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true); // 20,000 rows are measured once
    m_table->setAllColumnsShowFocus(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setItemDelegate(new ui::RoomyRows(HistoryAnswers::Name, m_table));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(HistoryAnswers::Name, Qt::AscendingOrder);
    QHeaderView *header = m_table->header();
    header->setStretchLastSection(true);
    header->setSectionsMovable(false);
    header->setTextElideMode(Qt::ElideRight);
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        m_column->setCurrentIndex(column);
        m_reverse->setChecked(order == Qt::DescendingOrder);
    });
    sizeColumns();
}

// By what usually stands there: to ask the rows would measure 20,000 of them.
void HistoryAnswersView::sizeColumns() {
    const QFontMetrics metrics(m_table->font());
    const auto width = [&](int column, const QString &usual) {
        const QString title = m_answers.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int sign = 2 * metrics.height(); // of the order
        return qMax(metrics.horizontalAdvance(usual), metrics.horizontalAdvance(title) + sign) +
               2 * ui::space;
    };
    QHeaderView *header = m_table->header();
    header->resizeSection(HistoryAnswers::Name, nameCharacters * metrics.averageCharWidth());
    const QString answer = ui::choiceText(u"yes"_s);
    m_isRoomy = m_answers.hasUnverified();
    header->resizeSection(
        HistoryAnswers::Answer,
        width(HistoryAnswers::Answer, m_isRoomy ? tr("%1, unverified").arg(answer) : answer));
    header->resizeSection(HistoryAnswers::When, width(HistoryAnswers::When, clockText(0)));
    header->setMinimumSectionSize(8 * metrics.averageCharWidth());
    m_table->setMinimumHeight(header->sizeHint().height() + leastRows * (metrics.height() + ui::space));
}

void HistoryAnswersView::sort() {
    m_table->header()->setSortIndicator(m_column->currentIndex(),
                                        m_reverse->isChecked() ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void HistoryAnswersView::explainState() {
    const int people = m_answers.rowCount();
    QString text;
    if (m_answers.isLoading())
        text =
            people == 0 ? tr("Loading\u2026") : tr("Loading\u2026 %1 so far").arg(QLocale().toString(people));
    else if (people == 0 && m_answers.problem().isEmpty())
        text = tr("Nobody has answered.");
    else if (people > 0 && m_order->rowCount() == 0)
        text = tr("Nobody who answered is called so.");
    m_state->setText(text);
    if (m_answers.isLoading() && people > 0 && m_state->isHidden()) { // a flash of it would move the table
        if (!m_slow.isActive())
            m_slow.start();
        return;
    }
    m_slow.stop();
    m_state->setVisible(!text.isEmpty());
}

void HistoryAnswersView::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        sizeColumns();
}

} // namespace lectern::teacher
