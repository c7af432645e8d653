// SPDX-License-Identifier: GPL-3.0-or-later
// Which class this is, how to join it, how many are here, and whether the connection stands.
#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace lectern::client {
class Connection;
}

namespace lectern::teacher {

class TopLine : public QWidget {
    Q_OBJECT

public:
    explicit TopLine(client::Connection &connection, QWidget *parent = nullptr);

    void setClassName(const QString &name);
    // The first one is shown, the others wait in the menu beside it.
    void setJoinAddresses(const QStringList &addresses);
    void setHere(int here);
    QString joinAddress() const { return m_address; }
    void copyJoinAddress();

Q_SIGNALS:
    void joinAddressChanged(const QString &address);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setIcon();
    QWidget *makeJoin();
    void chooseAddress(const QString &address);

    QLabel *m_class;
    QLabel *m_join;
    QPushButton *m_copy;
    QToolButton *m_others;
    QMenu *m_menu;
    QLabel *m_here;
    QString m_address;
    QTimer m_copied; // while the button says that it has copied
};

} // namespace lectern::teacher
