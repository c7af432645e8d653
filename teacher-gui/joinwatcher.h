// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps what students type to join up to date while the class runs: a computer gets other addresses when it changes
// its network.
#pragma once

#include "shared/client/connection.h"

#include <QStringList>
#include <QTimer>

#include <functional>

namespace lectern::teacher {

class JoinWatcher : public QObject {
    Q_OBJECT

public:
    using Read = std::function<QStringList(const client::Connection &, const QStringList &listen)>;

    explicit JoinWatcher(const client::Connection &connection, QObject *parent = nullptr);
    JoinWatcher(const client::Connection &connection, Read read, std::chrono::milliseconds interval,
                QObject *parent = nullptr);

    // Where the server listens, as far as that is known; empty: everywhere.
    void setListen(const QStringList &addresses);
    void refresh(); // looks at once; while the class cannot be reached, nothing changes

Q_SIGNALS:
    void changed(const QStringList &addresses); // the best one first; never empty

private:
    const client::Connection &m_connection;
    const Read m_read;
    QStringList m_listen;
    QStringList m_addresses;
    QTimer m_timer;
};

} // namespace lectern::teacher
