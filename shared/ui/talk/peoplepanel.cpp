// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/peoplepanel.h"

#include "shared/talk/peoplemodel.h"
#include "shared/talk/peopleorder.h"
#include "shared/ui/talk/roomyrows.h"
#include "shared/ui/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using talk::PeopleModel;
using talk::PeopleOrder;

namespace {

constexpr int leastWidth = 200;
constexpr int leastCharactersOfName = 8;

} // namespace

PeoplePanel::PeoplePanel(PeopleModel &people, QWidget *parent)
    : QWidget(parent),
      m_people(people),
      m_order(new PeopleOrder(people, this)),
      m_search(new QLineEdit(this)),
      m_list(new QTreeView(this)),
      m_empty(plainLabel({}, this)) {
    m_search->setObjectName(u"peopleSearch"_s);
    m_search->setPlaceholderText(tr("Search a name"));
    m_search->setAccessibleName(tr("Search a name"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, m_order, &PeopleOrder::search);
    buildList();
    m_empty->setObjectName(u"peopleEmpty"_s);
    setTextColor(m_empty, mutedTextColor(palette()));
    connect(&people, &PeopleModel::hereChanged, this, &PeoplePanel::explainEmptiness);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_order, changed, this, &PeoplePanel::explainEmptiness);
    connect(m_order, &QAbstractItemModel::modelReset, this, &PeoplePanel::explainEmptiness);
    explainEmptiness();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space, 0, 0);
    column->setSpacing(space);
    column->addWidget(m_search);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);

    connect(&m_minute, &QTimer::timeout, m_list->viewport(), qOverload<>(&QWidget::update));
    m_minute.start(30s);
}

void PeoplePanel::takeFocus() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PeoplePanel::buildList() {
    m_list->setObjectName(u"peopleList"_s);
    m_list->setAccessibleName(tr("People in the class"));
    m_list->setModel(m_order);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true); // 20,000 rows are measured once
    m_list->setHeaderHidden(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new RoomyRows(PeopleModel::Name, m_list));
    QHeaderView *header = m_list->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(0);
    header->setSectionResizeMode(PeopleModel::Name, QHeaderView::Stretch);
    header->setSectionResizeMode(PeopleModel::Standing, QHeaderView::Fixed);
    sizeColumns();
}

// By what usually stands there: to ask the rows would measure 20,000 of them. Names need the room more.
void PeoplePanel::sizeColumns() {
    const QFontMetrics metrics(m_list->font());
    const int usual = metrics.horizontalAdvance(tr("\u2713 answered, away")) + 2 * space;
    const int least = metrics.horizontalAdvance(tr("\u2026 away 59 min")) + 2 * space;
    const int name = leastCharactersOfName * metrics.averageCharWidth();
    const int bar = m_list->verticalScrollBar()->sizeHint().width();
    setMinimumWidth(qMax(leastWidth, name + least + bar));
    m_list->header()->resizeSection(PeopleModel::Standing, qBound(least, m_list->width() / 2, usual));
}

void PeoplePanel::explainEmptiness() {
    const bool nobodyYet = m_people.here() == 0 && m_people.rowCount() <= 1; // the teacher is in the list
    const bool nobodyFound = m_order->rowCount() == 0 && m_people.rowCount() > 0;
    m_empty->setVisible(nobodyYet || nobodyFound);
    m_empty->setText(nobodyFound ? tr("Nobody here is called so.")
                                 : tr("Nobody has joined yet. Students join at the address above."));
}

void PeoplePanel::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    layout()->activate(); // the list has its width now
    sizeColumns();
}

void PeoplePanel::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        sizeColumns();
}

} // namespace lectern::ui
