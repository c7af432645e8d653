// SPDX-License-Identifier: GPL-3.0-or-later
// The page for joining a server elsewhere, and the way back from it.
#pragma once

#include <QWidget>

namespace lectern::ui {
class ConnectPage;
}

namespace lectern::teacher {

class JoinView : public QWidget {
    Q_OBJECT

public:
    explicit JoinView(QWidget *parent = nullptr);

    ui::ConnectPage &connectPage() { return *m_connectPage; }

Q_SIGNALS:
    void backWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    ui::ConnectPage *m_connectPage;
};

} // namespace lectern::teacher
