// SPDX-License-Identifier: GPL-3.0-or-later
// The button "Export" with its menu: asks for a file and starts the export.
#pragma once

#include "teacher-gui/exporter.h"
#include "teacher-gui/models/historywords.h"

#include <QPushButton>

#include <functional>

namespace lectern::teacher {

using FileChosen = std::function<void(const QString &path)>;
// Tells once, later, which file was chosen, with its suffix; empty: none. What is there already was asked about.
using FileChooser =
    std::function<void(QWidget *parent, const QString &suggested, ExportKind kind, const FileChosen &chosen)>;

// By the system's dialog. It blocks the window of `parent` and no other: the class goes on.
void askForFile(QWidget *parent, const QString &suggested, ExportKind kind, const FileChosen &chosen);

class HistoryExports : public QPushButton {
    Q_OBJECT

public:
    HistoryExports(Exporter &exporter, client::Connection &connection, QWidget *parent);

    // What is chosen at the moment.
    void setSubject(const protocol::PastLesson *lesson, const std::optional<AskedQuestion> &question);
    void setFileChooser(const FileChooser &chooser) { m_choose = chooser; }

protected:
    void hideEvent(QHideEvent *event) override;

private:
    enum class What { Question, Lesson, Everything };

    void add(const QString &name, const QString &text, What what, ExportKind kind);
    void order(What what, ExportKind kind);
    void start(const Exporter::Order &order);
    void rememberFolder(const QString &path);
    void closeDialog();
    void updateActions();

    Exporter &m_exporter;
    client::Connection &m_connection;
    FileChooser m_choose = askForFile;
    bool m_choosing = false;
    std::optional<protocol::PastLesson> m_lesson;
    std::optional<AskedQuestion> m_question;
    std::vector<std::pair<QAction *, What>> m_actions;
};

} // namespace lectern::teacher
