// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the PaneModel: how they get in and out, and what they say. When to ask for them: panemodel.cpp.
#include "shared/talk/panemodel.h"
#include "shared/talk/panewords.h"

#include <algorithm>
#include <utility>

namespace lectern::talk {

void PaneModel::append(const PaneRow &row) {
    if (!m_atNewest)
        return;
    if (qsizetype(m_rows.size()) >= mostRows) {
        if (!m_following) { // it would push out what somebody reads
            m_atNewest = false;
            return;
        }
        dropRows(0, qsizetype(m_rows.size()) + 1 - mostRows);
    }
    const auto behind = std::ranges::upper_bound(m_rows, row.place, {}, &PaneRow::place);
    putRows(behind - m_rows.begin(), {row});
}

bool PaneModel::refresh(const protocol::Message &message) {
    const PanePlace place{message.message, 0};
    const auto row = std::ranges::lower_bound(m_rows, place, {}, &PaneRow::place);
    if (row == m_rows.end() || row->place != place)
        return false;
    const bool isDeletion = !message.deletedBy.isEmpty() && row->message.deletedBy.isEmpty();
    if (isDeletion) {
        row->message = message;
        const QModelIndex changed = index(int(row - m_rows.begin()));
        Q_EMIT dataChanged(changed, changed);
    }
    return true;
}

void PaneModel::putRows(qsizetype at, const std::vector<PaneRow> &rows) {
    if (rows.empty())
        return;
    const qsizetype count = qsizetype(rows.size());
    beginInsertRows({}, int(at), int(at + count) - 1);
    m_rows.insert(m_rows.begin() + at, rows.begin(), rows.end());
    endInsertRows();
    noteDay(at + count);
}

void PaneModel::dropRows(qsizetype at, qsizetype count) {
    if (count <= 0)
        return;
    m_olderExist = m_olderExist || at == 0;
    beginRemoveRows({}, int(at), int(at + count) - 1);
    m_rows.erase(m_rows.begin() + at, m_rows.begin() + at + count);
    endRemoveRows();
    noteDay(at);
}

// The first of its day is known by the row before it, which is another one now.
void PaneModel::noteDay(qsizetype row) {
    if (row < qsizetype(m_rows.size()))
        Q_EMIT dataChanged(index(int(row)), index(int(row)), {FirstOfDay});
}

bool PaneModel::isFirstOfDay(qsizetype row) const {
    return row == 0 ? !m_olderExist : dayOf(m_rows[size_t(row)]) != dayOf(m_rows[size_t(row) - 1]);
}

int PaneModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant PaneModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PaneRow &row = m_rows[size_t(index.row())];
    switch (role) {
    case Own:
        return isOwn(row);
    case Teacher:
        return !row.isNotice() && row.message.role == protocol::Role::Teacher;
    case Announcement:
        return row.message.kind == protocol::MessageKind::Announcement;
    case Notice:
        return row.isNotice();
    case Message:
        return row.isNotice() ? 0 : row.place.message.value;
    case Key:
        return row.key();
    case FirstOfDay:
        return isFirstOfDay(index.row());
    default:
        return wordsOf(row, role);
    }
}

QVariant PaneModel::wordsOf(const PaneRow &row, int role) const {
    switch (role) {
    case Qt::DisplayRole:
    case Text:
        return saidText(row);
    case Name:
        return row.message.name;
    case Time:
        return row.message.at;
    case TimeText:
        return timeText(row);
    case DateText:
        return dateText(row);
    case DayText:
        return dayText(row);
    case DeletedBy:
        return row.message.deletedBy;
    case Copied:
        return copiedText(row);
    case Qt::AccessibleTextRole:
        return spokenText(row, isOwn(row));
    default:
        return {};
    }
}

} // namespace lectern::talk
