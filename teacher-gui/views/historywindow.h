// SPDX-License-Identifier: GPL-3.0-or-later
// The past of the class: lessons and questions on the left, the chosen question on the right, and exports of them. A
// window of its own that stands in nobody's way.
#pragma once

#include "teacher-gui/exporter.h"
#include "teacher-gui/models/historyanswers.h"
#include "teacher-gui/models/historymodel.h"
#include "teacher-gui/views/historyexports.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;

namespace lectern::teacher {

class HistoryList;
class HistoryNotice;
class HistoryQuestionView;

class HistoryWindow : public QWidget {
    Q_OBJECT

public:
    explicit HistoryWindow(client::Connection &connection);

    void present(); // in front, and up to date
    void refresh();
    void setFileChooser(const FileChooser &chooser) { m_export->setFileChooser(chooser); }

protected:
    bool event(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void addKeys();
    void connectExports();
    void onJoined(const protocol::Welcome &welcome);
    void onReceived(const protocol::ServerMessage &message);
    void onStateChanged(client::LinkState state);
    void refreshSoon();
    void explainRefresh();
    void showCurrent();
    void showProblem();
    void tryAgain();
    void openFolder();

    client::Connection &m_connection;
    HistoryFeed m_feed;
    HistoryModel m_lessons;
    HistoryAnswers m_answers;
    Exporter m_exporter;
    QLabel *m_title;
    QPushButton *m_refresh;
    HistoryExports *m_export;
    HistoryNotice *m_problem;
    QSplitter *m_splitter;
    HistoryList *m_list;
    HistoryQuestionView *m_question;
    HistoryNotice *m_result; // of the last export
    std::optional<AskedQuestion> m_shown;
    bool m_wasReady = false;
    // As the class was last heard to be.
    std::pair<QuestionId, protocol::QuestionState> m_running;
    QTimer m_rest;        // after a refresh
    bool m_stale = false; // there was a reason for another one since
    QString m_saved;      // file of the last export
};

} // namespace lectern::teacher
