// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/peoplemodel.h"

#include "shared/protocol/limits.h"
#include "shared/talk/standing.h"

#include <QDateTime>
#include <QSet>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;
using protocol::Person;
using protocol::PersonState;

namespace {

// More rows than this vanish only when a class breaks up: then the list is drawn anew instead of row by row.
constexpr size_t mostSingleRemovals = 100;

} // namespace

PeopleModel::PeopleModel(QObject *parent) : QAbstractTableModel(parent) {
    if (QLocale().language() == QLocale::C) // has no order of names at all
        m_collator.setLocale(QLocale(QLocale::English));
    m_collator.setNumericMode(true); // "Student 2" before "Student 10"
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_timer.setSingleShot(true);
    m_timer.setInterval(limits::publishInterval);
    connect(&m_timer, &QTimer::timeout, this, &PeopleModel::flush);
}

int PeopleModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PeopleModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant PeopleModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Person &person = this->person(index.row());
    const auto standing = [&] { return standingText(person, m_state, QDateTime::currentMSecsSinceEpoch()); };
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? person.name : standing();
    case Qt::ToolTipRole:
        return QString(person.name + u'\n' + standing()); // plain text
    case Qt::AccessibleTextRole:
        return QString(person.name + u", "_s + standing());
    default:
        return {};
    }
}

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
    if (message.here != m_here) {
        m_here = message.here;
        Q_EMIT hereChanged(m_here);
    }
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
    rowsChanged(0, rowCount() - 1);
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

void PeopleModel::flush() {
    m_timer.stop();
    const std::vector<Person> gathered = std::exchange(m_gathered, {});
    m_gatheredAt.clear();
    std::vector<Person> known;
    std::vector<Person> fresh;
    std::vector<SeatId> gone;
    for (const Person &person : gathered) {
        const bool isKnown = m_rowOf.contains(person.seat);
        if (person.state != PersonState::Left)
            (isKnown ? known : fresh).push_back(person);
        else if (isKnown)
            gone.push_back(person.seat);
    }
    change(known);
    insert(fresh);
    remove(gone);
}

void PeopleModel::change(const std::vector<Person> &people) {
    int first = rowCount();
    int last = -1;
    for (const Person &person : people) {
        const int row = m_rowOf.value(person.seat);
        Row &known = m_rows[static_cast<size_t>(row)];
        if (known.person.name != person.name)
            known.sortKey = m_collator.sortKey(person.name);
        known.person = person;
        first = qMin(first, row);
        last = qMax(last, row);
    }
    rowsChanged(first, last);
}

void PeopleModel::insert(const std::vector<Person> &people) {
    if (people.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(people.size()) - 1);
    for (const Person &person : people) {
        m_rowOf.insert(person.seat, rowCount());
        m_rows.push_back({person, m_collator.sortKey(person.name)});
    }
    endInsertRows();
}

void PeopleModel::remove(const std::vector<SeatId> &seats) {
    if (seats.size() > mostSingleRemovals) {
        const QSet<SeatId> gone(seats.begin(), seats.end());
        beginResetModel();
        std::erase_if(m_rows, [&](const Row &row) { return gone.contains(row.person.seat); });
        numberRows(0);
        endResetModel();
        return;
    }
    for (const SeatId seat : seats) {
        const int row = m_rowOf.take(seat);
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        numberRows(row);
        endRemoveRows();
    }
}

void PeopleModel::numberRows(int first) {
    if (first == 0)
        m_rowOf.clear();
    for (int row = first; row < rowCount(); ++row)
        m_rowOf.insert(person(row).seat, row);
}

void PeopleModel::startOver() {
    m_timer.stop();
    m_gathered.clear();
    m_gatheredAt.clear();
    beginResetModel();
    m_rows.clear();
    m_rowOf.clear();
    endResetModel();
}

void PeopleModel::rowsChanged(int first, int last) {
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

} // namespace lectern::talk
