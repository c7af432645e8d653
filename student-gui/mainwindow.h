// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the student's program together: connection, models, pages.
#pragma once

#include "shared/client/connection.h"
#include "shared/client/seatstore.h"
#include "student-gui/models/session.h"
#include "student-gui/models/votemodel.h"

#include <QMainWindow>

class QStackedWidget;

namespace lectern::ui {
class ConnectPage;
}

namespace lectern::student {

class ClassPage;
class EndedPage;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    // `seatFolder`: where the seat is kept.
    explicit MainWindow(const QString &seatFolder = client::SeatStore::defaultFolder(),
                        QWidget *parent = nullptr);

    void start(const Wish &wish = {}) { m_session.start(wish); }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void connectPages();
    void restoreWindow();
    void showPage();
    void askStartOver();
    void showHelp();

    client::Connection m_connection;
    client::SeatStore m_store;
    Session m_session;
    VoteModel m_votes;
    QStackedWidget *m_pages;
    ui::ConnectPage *m_connectPage;
    ClassPage *m_classPage;
    EndedPage *m_endedPage;
};

} // namespace lectern::student
