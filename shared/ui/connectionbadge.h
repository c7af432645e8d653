// SPDX-License-Identifier: GPL-3.0-or-later
// "Connected", "Reconnecting in 3 s" (Try now), "Not connected": a word, a sign and a colour. The tool tip says
// to what, since when, encrypted or not. objectNames: connectionBadge, badgeSign, badgeText, retryLink.
#pragma once

#include "shared/client/connection.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lectern::ui {

class ConnectionBadge : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionBadge(client::Connection &connection, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState(); // word, sign, colour, tool tip
    void tell();      // the same to a screen reader, when the state has changed
    QString stateText() const;
    QString details() const;

    client::Connection &m_connection;
    QLabel *m_sign;
    QLabel *m_text;
    QPushButton *m_retry;
};

} // namespace lectern::ui
