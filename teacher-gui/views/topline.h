// SPDX-License-Identifier: GPL-3.0-or-later
// Which class this is, how to join it, how many are here, and whether the connection stands.
#pragma once

#include "teacher-gui/invitation.h"

#include <QPointer>
#include <QStringList>
#include <QWidget>

class QLabel;

namespace lectern::client {
class Connection;
}

namespace lectern::ui {
class ConnectionBadge;
}

namespace lectern::teacher {

class JoinCard;
class JoinLine;
class JoinWatcher;

class TopLine : public QWidget {
    Q_OBJECT

public:
    explicit TopLine(client::Connection &connection, QWidget *parent = nullptr);
    ~TopLine() override;

    void setClassName(const QString &name);
    void setHere(int here);
    void setListen(const QStringList &addresses); // of the server; empty: everywhere
    ui::ConnectionBadge &badge() { return *m_badge; }
    void copyJoinAddress();
    void showJoinCard();

Q_SIGNALS:
    void invitationChanged(const lectern::teacher::Invitation &invitation);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void invite();

    const client::Connection &m_connection;
    Invitation m_invitation;
    bool m_servesOthers = true; // our own server
    QLabel *m_class;
    JoinLine *m_join;
    JoinWatcher *m_watcher;
    QLabel *m_here;
    ui::ConnectionBadge *m_badge;
    QPointer<JoinCard> m_card; // while it is open
};

} // namespace lectern::teacher
