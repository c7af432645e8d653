// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/peoplemodel.h"

#include "shared/protocol/limits.h"
#include "shared/talk/foldedname.h"
#include "shared/talk/plaintooltip.h"
#include "shared/talk/standing.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>
#include <utility>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;
using protocol::Person;
using protocol::PersonState;

PeopleModel::PeopleModel(protocol::Role reader, QObject *parent)
    : QAbstractTableModel(parent), m_reader(reader) {
    if (QLocale().language() == QLocale::C) // has no order of names at all
        m_collator.setLocale(QLocale(QLocale::English));
    m_collator.setNumericMode(true); // "Student 2" before "Student 10"
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_timer.setSingleShot(true);
    m_timer.setInterval(limits::publishInterval);
    connect(&m_timer, &QTimer::timeout, this, &PeopleModel::flush);
}

// ---- what there is to read ----

int PeopleModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PeopleModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant PeopleModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Person &person = this->person(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(person, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(
            QStringList{person.name, text(person, Standing), doorText(person)}.join(u'\n').trimmed());
    case Qt::AccessibleTextRole:
        return QString(person.name + u", "_s + text(person, Standing));
    case HasLeft:
        return person.state == PersonState::Left;
    default:
        return {};
    }
}

QString PeopleModel::text(const Person &person, int column) const {
    if (column == Name)
        return person.name;
    const int place = this->place(person);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (column == Standing)
        return standingText(person, {m_reader, m_state, now, place});
    if (place == 0)
        return {};
    return column == Place ? QLocale().toString(place) : waitingText(person, now);
}

const Person *PeopleModel::person(SeatId seat) const {
    const auto row = m_rowOf.constFind(seat);
    return row == m_rowOf.cend() ? nullptr : &person(*row);
}

int PeopleModel::place(const Person &person) const {
    if (!person.handSince)
        return 0;
    const Hand hand{*person.handSince, person.seat};
    const auto found = std::ranges::lower_bound(m_hands, hand);
    return found == m_hands.end() || *found != hand ? 0 : static_cast<int>(found - m_hands.begin()) + 1;
}

QStringList PeopleModel::names() const {
    std::vector<const Row *> rows;
    for (const Row &row : m_rows) {
        if (row.person.state != PersonState::Left && readsMessages(row.person))
            rows.push_back(&row);
    }
    std::ranges::sort(rows, [](const Row *a, const Row *b) { return a->sortKey.compare(b->sortKey) < 0; });
    QStringList names;
    for (const Row *row : rows)
        names += row->person.name;
    return names;
}

std::vector<SeatId> PeopleModel::find(const QString &name) const {
    std::vector<SeatId> exactly, nearly;
    const auto [first, last] = m_seatsOf.equal_range(talk::foldedName(name));
    for (auto seat = first; seat != last; ++seat) {
        const Person &known = *person(*seat);
        if (known.state != PersonState::Left)
            (known.name == name ? exactly : nearly).push_back(*seat);
    }
    std::ranges::sort(nearly);
    return exactly.empty() ? nearly : exactly;
}

// ---- what arrives ----

void PeopleModel::receive(const protocol::ServerMessage &message) {
    if (const auto *people = std::get_if<protocol::People>(&message))
        setPeople(*people);
    else if (const auto *question = std::get_if<protocol::Question>(&message))
        setQuestion(*question);
}

void PeopleModel::setPeople(const protocol::People &message) {
    if (message.reset)
        startOver();
    for (const Person &person : message.people)
        gather(person);
    if (!m_gathered.empty() && !m_timer.isActive())
        m_timer.start();
    const bool hereChanges = std::exchange(m_here, message.here) != message.here;
    const bool completeChanges = std::exchange(m_complete, message.complete) != message.complete;
    if (completeChanges)
        Q_EMIT completeChanged(m_complete);
    if (hereChanges)
        Q_EMIT hereChanged(m_here);
}

void PeopleModel::setQuestion(const protocol::Question &question) {
    flush(); // what was gathered belongs to the question before
    const bool isAnother = question.question != m_question;
    if (!isAnother && question.state == m_state)
        return;
    m_question = question.question;
    m_state = question.state;
    for (Row &row : m_rows)
        row.person.answered = row.person.answered && !isAnother;
    tellChanged({0, rowCount() - 1}, Name);
}

void PeopleModel::gather(const Person &person) {
    const auto at = m_gatheredAt.constFind(person.seat);
    if (at != m_gatheredAt.cend()) {
        m_gathered[*at] = person;
        return;
    }
    m_gatheredAt.insert(person.seat, m_gathered.size());
    m_gathered.push_back(person);
}

// Who sits down comes before who has left: the one may take the other's row, and keeps the other out of the list.
// A changed row is told of before the next one is inserted: who sorts the list finds the place of that one among
// rows that stand right.
void PeopleModel::flush() {
    m_timer.stop();
    const std::vector<Person> gathered = std::exchange(m_gathered, {});
    m_gatheredAt.clear();
    Span changed;
    std::vector<Person> newcomers, leavers;
    for (const Person &person : gathered) {
        const auto row = m_rowOf.constFind(person.seat);
        if (row == m_rowOf.cend()) {
            (person.state == PersonState::Left ? leavers : newcomers).push_back(person);
            continue;
        }
        changed.add(*row);
        change(*row, person);
    }
    tellChanged(changed, Name);
    admit(newcomers);
    admit(leavers);
    queueHands();
}

// ---- what becomes of the rows ----

PeopleModel::Row PeopleModel::made(const Person &person) const {
    return {person, talk::foldedName(person.name), m_collator.sortKey(person.name)};
}

// The seat may be another one: that of a namesake who has left.
void PeopleModel::change(int row, const Person &person) {
    Row &known = m_rows[static_cast<size_t>(row)];
    noteHand(known.person, m_lowered);
    noteHand(person, m_raised);
    if (known.person.seat != person.seat || known.person.name != person.name) {
        m_rowOf.remove(known.person.seat);
        m_seatsOf.remove(known.folded, known.person.seat);
        known = made(person);
        m_rowOf.insert(person.seat, row);
        m_seatsOf.insert(known.folded, person.seat);
    }
    known.person = person;
    noteGuest(person);
}

// People who are not in the list yet.
void PeopleModel::admit(const std::vector<Person> &people) {
    Span changed;
    std::vector<Row> rows;
    for (const Person &person : people) {
        const int left = rowOfNamesake(person.name, true);
        if (left >= 0 && (person.state != PersonState::Left || person.since > this->person(left).since)) {
            changed.add(left);
            change(left, person);
        } else if (person.state != PersonState::Left || (left < 0 && rowOfNamesake(person.name, false) < 0)) {
            rows.push_back(made(person));
        }
    }
    tellChanged(changed, Name);
    insert(rows);
}

void PeopleModel::insert(const std::vector<Row> &rows) {
    if (rows.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    for (const Row &row : rows) {
        m_rowOf.insert(row.person.seat, rowCount());
        m_seatsOf.insert(row.folded, row.person.seat);
        noteHand(row.person, m_raised);
        m_rows.push_back(row);
    }
    endInsertRows();
    for (const Row &row : rows)
        noteGuest(row.person);
}

int PeopleModel::rowOfNamesake(const QString &name, bool hasLeft) const {
    const auto [first, last] = m_seatsOf.equal_range(talk::foldedName(name));
    for (auto seat = first; seat != last; ++seat) {
        const int row = m_rowOf.value(*seat);
        const Person &known = person(row);
        if ((known.state == PersonState::Left) == hasLeft &&
            known.name.compare(name, Qt::CaseInsensitive) == 0)
            return row;
    }
    return -1;
}

void PeopleModel::noteHand(const Person &person, std::vector<Hand> &hands) const {
    if (person.handSince && person.state != PersonState::Left)
        hands.push_back({*person.handSince, person.seat});
}

void PeopleModel::noteGuest(const Person &person) {
    if (!person.door || std::exchange(m_hasGuests, true))
        return;
    Q_EMIT guestsCame();
}

// Places change for all behind a hand that comes or goes: one change for all of them, of what is written alone.
void PeopleModel::queueHands() {
    std::vector<Hand> raised = std::exchange(m_raised, {});
    std::vector<Hand> lowered = std::exchange(m_lowered, {});
    if (raised == lowered)
        return;
    std::ranges::sort(raised);
    std::ranges::sort(lowered);
    std::vector<Hand> kept;
    std::ranges::set_difference(m_hands, lowered, std::back_inserter(kept));
    std::vector<Hand> queue;
    std::ranges::merge(kept, raised, std::back_inserter(queue));
    Span rows;
    for (auto hand = std::ranges::mismatch(queue, m_hands).in1; hand != queue.end(); ++hand)
        rows.add(m_rowOf.value(hand->seat));
    m_hands = std::move(queue);
    tellChanged(rows, Standing);
}

void PeopleModel::startOver() {
    m_timer.stop();
    m_gathered.clear();
    m_gatheredAt.clear();
    beginResetModel();
    m_rows.clear();
    m_rowOf.clear();
    m_seatsOf.clear();
    m_hands.clear();
    endResetModel();
}

void PeopleModel::tellChanged(Span rows, int firstColumn) {
    if (rows.first >= 0 && rows.first <= rows.last)
        Q_EMIT dataChanged(index(rows.first, firstColumn), index(rows.last, ColumnCount - 1));
}

void PeopleModel::Span::add(int row) {
    first = first < 0 ? row : qMin(first, row);
    last = qMax(last, row);
}

} // namespace lectern::talk
