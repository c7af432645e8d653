// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/people/peoplepicker.h"

#include "shared/talk/peoplemodel.h"
#include "shared/talk/pickablepeople.h"
#include "shared/ui/talk/people/personrows.h"
#include "shared/ui/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using talk::PickablePeople;

namespace {
constexpr int leastRows = 2;
}

PeoplePicker::PeoplePicker(const talk::PeopleModel &people, QWidget *parent)
    : QWidget(parent),
      m_class(people),
      m_people(new PickablePeople(people, this)),
      m_search(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_empty(plainLabel({}, this)),
      m_chosen(plainLabel({}, this)) {
    m_search->setObjectName(u"pickerSearch"_s);
    m_search->setPlaceholderText(tr("Search a name"));
    m_search->setAccessibleName(tr("Search a name"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    setFocusProxy(m_search);
    buildList();
    m_empty->setObjectName(u"pickerEmpty"_s);
    m_chosen->setObjectName(u"pickerChosen"_s);
    for (QLabel *label : {m_empty, m_chosen})
        setTextColor(label, mutedTextColor(palette()));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space);
    column->addWidget(m_search);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    column->addWidget(m_chosen);

    connect(m_search, &QLineEdit::textChanged, m_people, &PickablePeople::search);
    connect(m_search, &QLineEdit::textChanged, this, &PeoplePicker::explain);
    connect(m_search, &QLineEdit::textChanged, this,
            [this](const QString &text) { Q_EMIT searchChanged(text.trimmed()); });
    connect(m_people, &PickablePeople::tickedChanged, this, &PeoplePicker::explain);
    connect(m_people, &PickablePeople::tickedChanged, this, &PeoplePicker::chosenChanged);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_people, changed, this, &PeoplePicker::explain);
    connect(m_people, &QAbstractItemModel::modelReset, this, &PeoplePicker::explain);
    explain();
}

void PeoplePicker::buildList() {
    m_list->setObjectName(u"pickerList"_s);
    m_list->setAccessibleName(tr("People to choose from"));
    m_list->setModel(m_people);
    m_list->setItemDelegate(new PersonRows(m_list));
    m_list->setUniformItemSizes(true);                        // 20,000 rows are measured once
    m_list->setSelectionMode(QAbstractItemView::NoSelection); // the ticks are what counts
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTabKeyNavigation(false);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    m_list->setMinimumHeight(leastRows * (fontMetrics().height() + 2 * space));
}

void PeoplePicker::leaveOut(const QSet<SeatId> &seats) {
    m_people->leaveOut(seats);
    explain();
}

void PeoplePicker::leaveOutGuests() {
    m_people->leaveOutGuests();
    explain();
}

void PeoplePicker::add(const std::vector<protocol::Member> &found) {
    m_people->add(found);
    explain();
}

void PeoplePicker::choose(SeatId seat) { m_people->tick(seat); }

std::vector<SeatId> PeoplePicker::chosen() const { return m_people->ticked(); }

bool PeoplePicker::eventFilter(QObject *watched, QEvent *event) {
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (isEnter && !m_search->text().trimmed().isEmpty()) {
        tickFirst();
        return true; // else it would press the dialog's button
    }
    if (key == Qt::Key_Down && m_people->rowCount() > 0) {
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_people->index(0));
        m_list->setFocus(Qt::TabFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PeoplePicker::tickFirst() {
    const QModelIndex first = m_people->index(0);
    if (!first.isValid())
        return;
    m_people->setData(first, Qt::Checked, Qt::CheckStateRole);
    m_search->clear();
}

void PeoplePicker::explain() {
    const bool isNobody = m_people->rowCount() == 0;
    m_empty->setVisible(isNobody);
    m_empty->setText(whyNobody());
    m_chosen->setText(tr("Chosen: %L1").arg(m_people->ticked().size()));
}

QString PeoplePicker::whyNobody() const {
    const bool isBlank = m_search->text().trimmed().isEmpty();
    if (m_class.isComplete())
        return isBlank ? tr("Nobody else is here.") : tr("Nobody here is called so.");
    return isBlank ? tr("The class is too large for a list. Search a name.") : tr("Nobody found so far.");
}

} // namespace lectern::ui
