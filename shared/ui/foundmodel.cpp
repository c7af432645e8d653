// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/foundmodel.h"

#include "shared/ui/theme.h"

#include <algorithm>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using client::FoundServer;
using client::ServerAddress;

bool FoundModel::Row::isSameAs(const Row &other) const {
    return isLast || other.isLast ? isLast == other.isLast : server.id == other.server.id;
}

// The one of last time keeps its address, which is what its seat was stored for, though it may answer at others too.
QList<FoundModel::Row> FoundModel::rowsOf(const QList<FoundServer> &found,
                                          const std::optional<ServerAddress> &last) {
    QList<Row> rows;
    if (last)
        rows.append({{}, *last, true});
    for (const FoundServer &server : found) {
        if (last && rows.first().server.id.isEmpty() && server.isAt(*last))
            rows.first().server = server;
        else
            rows.append({server, server.address});
    }
    return rows;
}

void FoundModel::show(const QList<FoundServer> &found, const std::optional<ServerAddress> &last) {
    QList<Row> rows = rowsOf(found, last);
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        const auto now = std::ranges::find_if(rows, [&](const Row &row) { return row.isSameAs(m_rows[i]); });
        if (now == rows.end()) {
            beginRemoveRows({}, i, i);
            m_rows.removeAt(i);
            endRemoveRows();
            continue;
        }
        if (*now != m_rows[i]) {
            m_rows[i] = *now;
            Q_EMIT dataChanged(index(i), index(i));
        }
        rows.erase(now);
    }
    for (const Row &row : rows) {
        const int at = row.isLast ? 0 : static_cast<int>(m_rows.size());
        beginInsertRows({}, at, at);
        m_rows.insert(at, row);
        endInsertRows();
    }
}

int FoundModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FoundModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid())
        return {};
    const Row &row = m_rows[index.row()];
    const QString whole = detail(row).isEmpty() ? title(row) : u"%1, %2"_s.arg(title(row), detail(row));
    switch (role) {
    case Title:
        return title(row);
    case Detail:
        return detail(row);
    case Qt::DisplayRole:
        return whole;
    case Qt::ToolTipRole:
        return plainToolTip(whole);
    default:
        return {};
    }
}

QString FoundModel::title(const Row &row) {
    return row.server.name.isEmpty() ? row.address.toString() : row.server.name;
}

QString FoundModel::detail(const Row &row) {
    const QString address = row.server.name.isEmpty() ? QString() : row.address.toString();
    if (!row.isLast)
        return address;
    return address.isEmpty() ? tr("last time") : tr("%1, last time").arg(address);
}

int FoundModel::rowAt(const ServerAddress &address) const {
    const auto row = std::ranges::find_if(
        m_rows, [&](const Row &each) { return each.address == address || each.server.isAt(address); });
    return row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
}

int FoundModel::rowOf(const QByteArray &server) const {
    const auto row = std::ranges::find_if(m_rows, [&](const Row &each) { return each.server.id == server; });
    return row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
}

} // namespace lectern::ui
