// SPDX-License-Identifier: GPL-3.0-or-later
// The classes found on the network below the server that was used last. Who is in the list keeps the place: newcomers
// stand at the end, so that nothing moves under a mouse that is about to press.
#pragma once

#include "shared/client/answeringservers.h"

#include <QAbstractListModel>

#include <optional>

namespace lectern::ui {

class FoundModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        Title = Qt::UserRole, // of the entry; foreign text
        Detail,               // muted, below it
    };

    explicit FoundModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    // `last`: the server of last time, if any; it is a row of its own unless it is among those found.
    void show(const QList<client::FoundServer> &found, const std::optional<client::ServerAddress> &last);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    // Where a click on that row leads.
    const client::ServerAddress &address(int row) const { return m_rows[row].address; }
    int rowAt(const client::ServerAddress &address) const; // -1: nobody is there
    int rowOf(const QByteArray &server) const;

private:
    struct Row {
        client::FoundServer server; // without id: not found (yet)
        client::ServerAddress address;
        bool isLast = false;

        bool isSameAs(const Row &other) const;
        friend bool operator==(const Row &, const Row &) = default;
    };

    static QList<Row> rowsOf(const QList<client::FoundServer> &found,
                             const std::optional<client::ServerAddress> &last);
    static QString title(const Row &row);
    static QString detail(const Row &row);

    QList<Row> m_rows;
};

} // namespace lectern::ui
