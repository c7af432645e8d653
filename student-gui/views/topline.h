// SPDX-License-Identifier: GPL-3.0-or-later
// The class, oneself, and whether one is connected. objectNames: classNameText, ownNameText, startOverLink.
#pragma once

#include <QWidget>

class QPushButton;

namespace lectern::client {
class Connection;
}

namespace lectern::ui {
class WrapLabel;
}

namespace lectern::student {

class Session;

class TopLine : public QWidget {
    Q_OBJECT

public:
    TopLine(Session &session, client::Connection &connection, QWidget *parent = nullptr);

Q_SIGNALS:
    void startOverWanted();

private:
    void refresh();

    Session &m_session;
    ui::WrapLabel *m_className;
    ui::WrapLabel *m_ownName;
    QPushButton *m_startOver;
};

} // namespace lectern::student
