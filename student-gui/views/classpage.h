// SPDX-License-Identifier: GPL-3.0-or-later
// A class that is on: the top line, and below it the question with its answers. What else belongs to a class
// goes below those.
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace lectern::client {
class Connection;
}

namespace lectern::ui {
class ResultBars;
}

namespace lectern::student {

class Session;
class VoteModel;

class ClassPage : public QWidget {
    Q_OBJECT

public:
    ClassPage(Session &session, VoteModel &model, client::Connection &connection, QWidget *parent = nullptr);

Q_SIGNALS:
    void startOverWanted();

private:
    void fillVoteArea(QVBoxLayout *column);
    void refresh();

    VoteModel &m_model;
    ui::ResultBars *m_result;
    QLabel *m_seenBy;
};

} // namespace lectern::student
