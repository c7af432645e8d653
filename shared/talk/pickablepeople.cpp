// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/pickablepeople.h"

#include "shared/talk/peoplemodel.h"
#include "shared/talk/standing.h"

#include <algorithm>
#include <chrono>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using protocol::Member;
using protocol::PersonState;

namespace {

constexpr auto renewal = 200ms;
constexpr qsizetype smallStep = 50; // rows that come or go one by one; more at once begin the list anew

QSet<SeatId> seatsOf(const auto &entries) {
    QSet<SeatId> seats;
    seats.reserve(std::ssize(entries));
    for (const auto &entry : entries)
        seats.insert(entry.seat);
    return seats;
}

} // namespace

PickablePeople::PickablePeople(const PeopleModel &people, QObject *parent)
    : QAbstractListModel(parent), m_people(people) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(renewal);
    connect(&m_timer, &QTimer::timeout, this, &PickablePeople::gather);
    const auto later = [this] {
        if (!m_timer.isActive())
            m_timer.start();
    };
    connect(&people, &QAbstractItemModel::rowsInserted, this, later);
    connect(&people, &QAbstractItemModel::rowsRemoved, this, later);
    connect(&people, &QAbstractItemModel::dataChanged, this, later);
    connect(&people, &QAbstractItemModel::modelReset, this, later);
    gather();
}

void PickablePeople::leaveOut(const QSet<SeatId> &seats) {
    m_leftOut = seats;
    gather();
}

void PickablePeople::leaveOutGuests() {
    m_leavesOutGuests = true;
    gather();
}

bool PickablePeople::isOffered(const protocol::Person &person) const {
    return person.state != PersonState::Left && !m_leftOut.contains(person.seat) && readsMessages(person) &&
           !(m_leavesOutGuests && person.door);
}

void PickablePeople::add(const std::vector<Member> &found) {
    for (const Member &member : found) {
        const auto known = std::ranges::find(m_found, member.seat, &Member::seat);
        if (known == m_found.end())
            m_found.push_back(member);
        else
            *known = member;
    }
    gather();
}

void PickablePeople::search(const QString &text) {
    m_search = text.trimmed();
    filter();
}

void PickablePeople::tick(SeatId seat) {
    m_ticked.insert(seat);
    const auto row = std::ranges::find(m_shown, seat, &Entry::seat);
    if (row != m_shown.end()) {
        const QModelIndex changed = index(static_cast<int>(row - m_shown.begin()));
        Q_EMIT dataChanged(changed, changed, {Qt::CheckStateRole});
    }
    Q_EMIT tickedChanged();
}

bool PickablePeople::setData(const QModelIndex &index, const QVariant &value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole)
        return false;
    const SeatId seat = m_shown[static_cast<size_t>(index.row())].seat;
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(seat);
    else
        m_ticked.remove(seat);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT tickedChanged();
    return true;
}

Qt::ItemFlags PickablePeople::flags(const QModelIndex &index) const {
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable : flags;
}

std::vector<SeatId> PickablePeople::ticked() const {
    std::vector<SeatId> seats;
    for (const Entry &entry : m_all) {
        if (m_ticked.contains(entry.seat))
            seats.push_back(entry.seat);
    }
    return seats;
}

// The keys are the model's: to compare them is as cheap as bytes.
void PickablePeople::gather() {
    m_timer.stop();
    std::vector<std::pair<const QCollatorSortKey *, Entry>> sorted;
    sorted.reserve(static_cast<size_t>(m_people.rowCount()));
    for (int row = 0; row < m_people.rowCount(); ++row) {
        const protocol::Person &person = m_people.person(row);
        if (isOffered(person))
            sorted.push_back(
                {&m_people.sortKey(row), {person.seat, person.name, person.state == PersonState::Away}});
    }
    std::ranges::sort(sorted, [](const auto &one, const auto &other) {
        const int order = one.first->compare(*other.first);
        return order != 0 ? order < 0 : one.second.seat < other.second.seat;
    });
    const qsizetype before = std::ssize(ticked());
    m_all.clear();
    for (auto &one : sorted)
        m_all.push_back(std::move(one.second));
    const QSet<SeatId> listed = seatsOf(m_all);
    for (const Member &member : m_found) {
        if (member.state != PersonState::Left && !m_leftOut.contains(member.seat) &&
            !listed.contains(member.seat))
            m_all.push_back({member.seat, member.name, member.state == PersonState::Away});
    }
    filter();
    if (before != std::ssize(ticked()))
        Q_EMIT tickedChanged();
}

void PickablePeople::filter() {
    std::vector<Entry> entries;
    std::ranges::copy_if(m_all, std::back_inserter(entries), [this](const Entry &entry) {
        return m_search.isEmpty() || entry.name.contains(m_search, Qt::CaseInsensitive);
    });
    show(std::move(entries));
}

// A row under the mouse is not to jump away whenever somebody joins.
void PickablePeople::show(std::vector<Entry> entries) {
    if (entries == m_shown)
        return;
    if (isSmallStep(entries))
        return step(entries);
    beginResetModel();
    m_shown = std::move(entries);
    endResetModel();
}

// Some came, some went; the rest stands in the same order.
bool PickablePeople::isSmallStep(const std::vector<Entry> &to) const {
    const QSet<SeatId> old = seatsOf(m_shown);
    const QSet<SeatId> fresh = seatsOf(to);
    std::vector<SeatId> stay;
    std::vector<SeatId> stayed;
    for (const Entry &entry : m_shown) {
        if (fresh.contains(entry.seat))
            stay.push_back(entry.seat);
    }
    for (const Entry &entry : to) {
        if (old.contains(entry.seat))
            stayed.push_back(entry.seat);
    }
    return stay == stayed && old.size() + fresh.size() - 2 * std::ssize(stay) <= smallStep;
}

void PickablePeople::step(const std::vector<Entry> &to) {
    const QSet<SeatId> fresh = seatsOf(to);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (fresh.contains(m_shown[static_cast<size_t>(row)].seat))
            continue;
        beginRemoveRows({}, row, row);
        m_shown.erase(m_shown.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(to.size()); ++row) {
        const Entry &entry = to[static_cast<size_t>(row)];
        if (row < rowCount() && m_shown[static_cast<size_t>(row)].seat == entry.seat)
            continue;
        beginInsertRows({}, row, row);
        m_shown.insert(m_shown.begin() + row, entry);
        endInsertRows();
    }
    m_shown = to;
    if (!to.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int PickablePeople::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PickablePeople::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_shown[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.name;
    case Qt::CheckStateRole:
        return m_ticked.contains(entry.seat) ? Qt::Checked : Qt::Unchecked;
    case Seat:
        return entry.seat.value;
    case Away:
        return entry.away;
    case Qt::AccessibleTextRole:
        return entry.away ? QString(entry.name + u", "_s + tr("away")) : entry.name;
    default:
        return {};
    }
}

} // namespace lectern::talk
