// SPDX-License-Identifier: GPL-3.0-or-later
// How far an export has come, and Cancel. Blocks nothing; comes up when the export is not done in a moment.
#pragma once

#include "teacher-gui/exporter.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QProgressBar;

namespace lectern::teacher {

class HistoryProgress : public QDialog {
    Q_OBJECT

public:
    HistoryProgress(Exporter &exporter, client::Connection &connection, QWidget *parent);

    void reject() override; // Esc and the window's cross, too

private:
    void onRunningChanged(bool running);
    void onProgress(int thousandths, int question, int questions);
    void showText();

    Exporter &m_exporter;
    client::Connection &m_connection;
    QLabel *m_text;
    QProgressBar *m_bar;
    QString m_progress;
    QTimer m_soon;
};

} // namespace lectern::teacher
