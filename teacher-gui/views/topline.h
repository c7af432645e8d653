// SPDX-License-Identifier: GPL-3.0-or-later
// Which class this is, how to join it, how many are here, and whether the connection stands.
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace lectern::client {
class Connection;
}

namespace lectern::teacher {

class JoinLine;
class JoinWatcher;

class TopLine : public QWidget {
    Q_OBJECT

public:
    explicit TopLine(client::Connection &connection, QWidget *parent = nullptr);

    void setClassName(const QString &name);
    void setHere(int here);
    void setListen(const QStringList &addresses); // of the server; empty: everywhere
    void copyJoinAddress();

Q_SIGNALS:
    void joinAddressChanged(const QString &address);

private:
    QLabel *m_class;
    JoinLine *m_join;
    JoinWatcher *m_watcher;
    QLabel *m_here;
};

} // namespace lectern::teacher
