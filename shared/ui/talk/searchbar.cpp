// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/searchbar.h"

#include "shared/protocol/limits.h"
#include "shared/talk/searchmodel.h"
#include "shared/ui/alert.h"
#include "shared/ui/errortext.h"
#include "shared/ui/flowlayout.h"
#include "shared/ui/linkbutton.h"
#include "shared/ui/talk/searchrows.h"
#include "shared/ui/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using talk::SearchModel;
using State = SearchModel::State;

namespace {
// More rows are scrolled: the pane is to be seen below, also in a low window.
constexpr int mostRows = 4;
constexpr int partOfPanel = 6;
} // namespace

SearchBar::SearchBar(SearchModel &model, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_field(new QLineEdit(this)),
      m_close(new QPushButton(this)),
      m_state(plainLabel({}, this)),
      m_more(new LinkButton(tr("Search further &back"), this)),
      m_list(new QListView(this)),
      m_line(new FlowLayout),
      m_words(new QVBoxLayout) {
    setObjectName(u"searchBar"_s);
    buildField();
    buildList();
    m_state->setObjectName(u"searchState"_s);
    m_more->setObjectName(u"searchMoreButton"_s);
    m_more->setAccessibleName(tr("Search further back"));
    m_more->setAutoDefault(false);
    connect(m_more, &QPushButton::clicked, &model, &SearchModel::searchFurther);

    m_line->setSpacing(space);
    m_line->addWidget(m_state);
    m_line->addWidget(m_more);
    m_words->addWidget(m_field, 1);
    auto *middle = new QVBoxLayout; // of the field's height
    middle->addStretch();
    middle->addLayout(m_line);
    middle->addStretch();
    m_words->addLayout(middle);
    auto *row = new QHBoxLayout;
    row->setSpacing(space);
    row->addLayout(m_words, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space / 2);
    column->addLayout(row);
    column->addWidget(m_list);

    connect(&model, &SearchModel::changed, this, &SearchBar::refresh);
    refresh();
    hide();
}

void SearchBar::buildField() {
    m_field->setObjectName(u"searchField"_s);
    m_field->setPlaceholderText(tr("Search in this room"));
    m_field->setAccessibleName(tr("Search in this room"));
    m_field->setMaxLength(limits::messageCharacters);
    m_field->installEventFilter(this);
    setFocusProxy(m_field);
    m_close->setObjectName(u"searchCloseButton"_s);
    m_close->setAccessibleName(tr("Close the search"));
    m_close->setToolTip(tr("Close the search (Esc)"));
    m_close->setFlat(true);
    m_close->setAutoDefault(false);
    connect(m_close, &QPushButton::clicked, this, &SearchBar::close);
}

void SearchBar::buildList() {
    m_list->setObjectName(u"searchList"_s);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new SearchRows(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setTabKeyNavigation(false);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, &SearchBar::land);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, changed, this, &SearchBar::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &SearchBar::refresh);
}

void SearchBar::open(RoomId room) {
    if (room != m_room)
        m_model.clear();
    m_room = room;
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    Q_EMIT opened();
}

void SearchBar::open(RoomId room, const QString &text) {
    open(room);
    m_field->setText(text);
    m_model.search(room, text);
}

void SearchBar::close() {
    m_model.clear();
    hide();
    Q_EMIT closed();
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (isEnter && watched == m_field)
        m_model.search(m_room, m_field->text());
    else if (isEnter)
        land(m_list->currentIndex());
    else if (watched == m_field && key == Qt::Key_Down && m_model.rowCount() > 0) {
        m_list->setCurrentIndex(m_model.index(0));
        m_list->setFocus(Qt::TabFocusReason);
    } else if (watched == m_list && key == Qt::Key_Up && m_list->currentIndex().row() == 0)
        m_field->setFocus(Qt::BacktabFocusReason);
    else
        return QWidget::eventFilter(watched, event);
    return true; // Enter must not press a button of the window
}

void SearchBar::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void SearchBar::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        refresh();
}

void SearchBar::land(const QModelIndex &index) {
    if (index.isValid())
        Q_EMIT landWanted(MessageId{index.data(SearchModel::Message).toULongLong()});
}

QString SearchBar::stateText() const {
    const int found = m_model.rowCount();
    switch (m_model.state()) {
    case State::Idle:
        return {};
    case State::Searching:
        return found == 0 ? tr("Searching\u2026") : tr("Found so far: %L1. Searching\u2026").arg(found);
    case State::Done:
        break;
    case State::Refused:
        return errorText(m_model.problem());
    case State::Lost:
        return tr("The connection was lost. Search again when it is back.");
    }
    if (found == 0)
        return tr("Nothing found in this room");
    return m_model.hasMore() ? tr("Found so far: %L1").arg(found) : tr("Found: %L1").arg(found);
}

void SearchBar::refresh() {
    const State state = m_model.state();
    const bool isProblem = state == State::Refused || state == State::Lost;
    const QString text = stateText();
    const bool isNews = text != m_state->text() && state != State::Idle && state != State::Searching;
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
    setTextColor(m_state, isProblem ? warningColor(palette()) : mutedTextColor(palette()));
    m_more->setVisible(m_model.hasMore());
    m_close->setIcon(icon(u"x"_s, palette().color(QPalette::ButtonText)));
    m_close->setIconSize(QSize(1, 1) * fontMetrics().height());
    arrange();
    fitList();
    if (isNews && isVisible())
        announce(m_state);
}

// Beside the field, if it leaves that half of the room.
void SearchBar::arrange() {
    const bool isBeside = 2 * m_line->sizeHint().width() <= width();
    m_words->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_words->setSpacing(isBeside ? 2 * space : space / 2);
}

void SearchBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

void SearchBar::fitList() {
    const bool any = m_model.rowCount() > 0;
    m_list->setVisible(any);
    if (!any)
        return;
    const int row = m_list->sizeHintForRow(0);
    const QWidget *panel = parentWidget() ? parentWidget() : this;
    const int fitting = qBound(1, panel->height() / partOfPanel / row, mostRows);
    m_list->setFixedHeight(qMin(m_model.rowCount(), fitting) * row + 2 * m_list->frameWidth());
}

} // namespace lectern::ui
