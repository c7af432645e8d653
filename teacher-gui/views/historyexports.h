// SPDX-License-Identifier: GPL-3.0-or-later
// The button "Export" with its menu: asks for a file and starts the export.
#pragma once

#include "teacher-gui/exporter.h"
#include "teacher-gui/models/historywords.h"

#include <QPushButton>

#include <functional>

namespace lectern::teacher {

// Returns the file that was chosen, with its suffix; empty: none. What is there already was asked about.
using FileChooser = std::function<QString(QWidget *parent, const QString &suggested, ExportKind kind)>;

QString chooseFile(QWidget *parent, const QString &suggested, ExportKind kind); // by the system's dialog

class HistoryExports : public QPushButton {
    Q_OBJECT

public:
    HistoryExports(Exporter &exporter, client::Connection &connection, QWidget *parent);

    // What is chosen at the moment.
    void setSubject(const protocol::PastLesson *lesson, const std::optional<AskedQuestion> &question);
    void setFileChooser(const FileChooser &chooser) { m_choose = chooser; }

private:
    enum class What { Question, Lesson, Everything };

    void add(const QString &name, const QString &text, What what, ExportKind kind);
    void order(What what, ExportKind kind);
    void updateActions();

    Exporter &m_exporter;
    client::Connection &m_connection;
    FileChooser m_choose = chooseFile;
    std::optional<protocol::PastLesson> m_lesson;
    std::optional<AskedQuestion> m_question;
    std::vector<std::pair<QAction *, What>> m_actions;
};

} // namespace lectern::teacher
