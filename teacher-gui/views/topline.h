// SPDX-License-Identifier: GPL-3.0-or-later
// Which class this is, how to join it, how many are here, and whether the connection stands.
#pragma once

#include <QWidget>

class QLabel;

namespace lectern::client {
class Connection;
}

namespace lectern::teacher {

class JoinLine;

class TopLine : public QWidget {
    Q_OBJECT

public:
    explicit TopLine(client::Connection &connection, QWidget *parent = nullptr);

    void setClassName(const QString &name);
    void setHere(int here);
    void copyJoinAddress();

Q_SIGNALS:
    void joinAddressChanged(const QString &address);

private:
    QLabel *m_class;
    JoinLine *m_join;
    QLabel *m_here;
};

} // namespace lectern::teacher
