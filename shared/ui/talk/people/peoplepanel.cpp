// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/people/peoplepanel.h"

#include "shared/talk/peoplefinder.h"
#include "shared/talk/peoplemodel.h"
#include "shared/talk/peopleorder.h"
#include "shared/ui/flowlayout.h"
#include "shared/ui/talk/people/peoplelist.h"
#include "shared/ui/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using protocol::Person;
using protocol::Role;
using talk::PeopleModel;
using talk::PeopleOrder;

namespace {

constexpr int leastWidth = 200;
constexpr int mostNeeded = 300; // of the width

} // namespace

PeoplePanel::PeoplePanel(PeopleModel &people, talk::PeopleFinder *finder, Role reader, QWidget *parent)
    : QWidget(parent),
      m_people(people),
      m_finder(finder),
      m_order(new PeopleOrder(people, this)),
      m_reader{reader, {}},
      m_count(plainLabel({}, this)),
      m_search(new QLineEdit(this)),
      m_empty(plainLabel({}, this)),
      m_list(new PeopleList(this)),
      m_message(new QPushButton(tr("Message"), this)),
      m_more(new QPushButton(tr("More"), this)) {
    m_count->setObjectName(u"peopleCount"_s);
    m_count->setVisible(reader == Role::Student); // a teacher's window has it on top
    m_empty->setObjectName(u"peopleEmpty"_s);
    setTextColor(m_empty, mutedTextColor(palette()));
    buildSearch();
    buildButtons();
    connect(m_list, &PeopleList::messageWanted, this, &PeoplePanel::message);
    connect(m_list, &PeopleList::menuWanted, this, &PeoplePanel::openMenu);
    connect(&people, &PeopleModel::hereChanged, this, &PeoplePanel::showCount);
    connect(&people, &PeopleModel::hereChanged, this, &PeoplePanel::explainEmptiness);
    connect(&people, &PeopleModel::completeChanged, this, &PeoplePanel::chooseModel);
    connect(&people, &PeopleModel::guestsCame, m_list, &PeopleList::makeRoomForGuests);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_order, changed, this, &PeoplePanel::explainEmptiness);
    connect(m_order, &QAbstractItemModel::modelReset, this, &PeoplePanel::explainEmptiness);
    connect(m_order, &QAbstractItemModel::dataChanged, this, &PeoplePanel::refreshButtons);
    if (finder)
        connect(finder, &talk::PeopleFinder::stateChanged, this, &PeoplePanel::explainEmptiness);
    chooseModel();
    if (people.hasGuests())
        m_list->makeRoomForGuests();
    showCount();
    limitWidth();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space, 0, 0);
    column->setSpacing(space);
    column->addWidget(m_count);
    column->addWidget(m_search);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    auto *buttons = new FlowLayout;
    buttons->setSpacing(space);
    buttons->addWidget(m_message);
    buttons->addWidget(m_more);
    column->addLayout(buttons);
}

void PeoplePanel::setOwnSeat(SeatId seat) {
    m_reader.seat = seat;
    refreshButtons();
}

void PeoplePanel::takeFocus() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PeoplePanel::buildSearch() {
    m_search->setObjectName(u"peopleSearch"_s);
    m_search->setPlaceholderText(tr("Search a name"));
    m_search->setAccessibleName(tr("Search a name"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &PeoplePanel::search);
}

void PeoplePanel::buildButtons() {
    m_message->setObjectName(u"messagePersonButton"_s);
    m_message->setAutoDefault(false);
    m_more->setObjectName(u"personMenuButton"_s);
    m_more->setAutoDefault(false);
    connect(m_message, &QPushButton::clicked, this, [this] { message(m_list->currentIndex()); });
    connect(m_more, &QPushButton::clicked, this,
            [this] { openMenu(m_list->currentIndex(), m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    setIcons();
}

void PeoplePanel::setIcons() {
    const int side = m_more->fontMetrics().height();
    m_more->setIconSize({side, side});
    m_more->setIcon(icon(u"ellipsis-vertical"_s, palette().color(QPalette::ButtonText)));
}

// The list, or what was found in a class that has none.
void PeoplePanel::chooseModel() {
    QAbstractItemModel *model = m_order;
    if (m_finder && !m_people.isComplete())
        model = m_finder;
    if (m_list->model() != model) {
        m_list->setModel(model);
        connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
                &PeoplePanel::refreshButtons);
        connect(model, &QAbstractItemModel::modelReset, this, &PeoplePanel::refreshButtons);
    }
    search(m_search->text());
    refreshButtons();
}

void PeoplePanel::search(const QString &text) {
    m_order->search(text);
    if (m_finder)
        m_finder->search(m_people.isComplete() ? QString() : text);
    explainEmptiness();
}

// At large text, too, there is room beside it.
void PeoplePanel::limitWidth() { setMinimumWidth(qBound(leastWidth, m_list->leastWidth(), mostNeeded)); }

void PeoplePanel::showCount() { m_count->setText(tr("Students: %L1 here").arg(m_people.here())); }

void PeoplePanel::explainEmptiness() {
    m_empty->setText(emptyText());
    m_empty->setVisible(!m_empty->text().isEmpty());
}

QString PeoplePanel::emptyText() const {
    const QString nobody = tr("Nobody here is called so.");
    if (!m_people.isComplete()) {
        if (!m_finder || m_finder->text().isEmpty())
            return tr("So many people are not listed. Search for a name.");
        if (!m_finder->problem().isEmpty())
            return m_finder->problem();
        if (m_finder->isSearching())
            return tr("Searching\u2026");
        return m_finder->rowCount() == 0 ? nobody : QString();
    }
    const bool isTeacher = m_reader.role == Role::Teacher;
    // The reader is in the list.
    if (m_people.rowCount() <= 1 && m_people.here() <= (isTeacher ? 0 : 1))
        return isTeacher ? tr("Nobody has joined yet. Students join at the address above.")
                         : tr("Nobody else is here yet.");
    return m_order->rowCount() == 0 && m_people.rowCount() > 0 ? nobody : QString();
}

// ---- what is wanted of somebody ----

std::optional<Person> PeoplePanel::person(const QModelIndex &index) const {
    if (!index.isValid())
        return {};
    Person person;
    if (index.model() == m_order) {
        person = m_people.person(m_order->mapToSource(index).row());
    } else {
        const protocol::Member &found = m_finder->person(index.row());
        person.seat = found.seat;
        person.name = found.name;
        person.state = found.state;
    }
    return PersonMenu::isFor(person, m_reader) ? std::optional(person) : std::nullopt;
}

void PeoplePanel::refreshButtons() {
    const auto chosen = person(m_list->currentIndex());
    const auto set = [&](QPushButton *button, const QString &text) {
        button->setEnabled(chosen.has_value());
        button->setAccessibleName(chosen ? text : button->text());
        button->setToolTip(plainToolTip(chosen ? text : tr("Choose somebody else in the list first")));
    };
    const QString name = chosen ? chosen->name : QString();
    set(m_message, tr("Write a message to %1").arg(name));
    set(m_more, tr("More about %1").arg(name));
}

void PeoplePanel::openMenu(const QModelIndex &index, const QPoint &at) {
    const auto chosen = person(index);
    if (!chosen)
        return;
    auto *menu = new PersonMenu(*chosen, m_reader, this);
    connect(menu, &PersonMenu::messageWanted, this, &PeoplePanel::messageWanted);
    connect(menu, &PersonMenu::inviteWanted, this, &PeoplePanel::inviteWanted);
    connect(menu, &PersonMenu::muteWanted, this, &PeoplePanel::muteWanted);
    connect(menu, &PersonMenu::callWanted, this, &PeoplePanel::callWanted);
    connect(menu, &PersonMenu::lowerHandWanted, this, &PeoplePanel::lowerHandWanted);
    menu->popup(at);
}

void PeoplePanel::message(const QModelIndex &index) {
    if (const auto chosen = person(index))
        Q_EMIT messageWanted(chosen->seat);
}

// ---- keys and sizes ----

// From the search down into what it found.
bool PeoplePanel::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isDown = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down;
        if (isDown && m_list->model()->rowCount() > 0) {
            m_list->enter();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PeoplePanel::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    limitWidth();
}

void PeoplePanel::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        limitWidth();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        setIcons();
}

} // namespace lectern::ui
