// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/historyprogress.h"

#include "shared/ui/theme.h"

#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

HistoryProgress::HistoryProgress(Exporter &exporter, client::Connection &connection, QWidget *parent)
    : QDialog(parent),
      m_exporter(exporter),
      m_connection(connection),
      m_text(ui::plainLabel({}, this)),
      m_bar(new QProgressBar(this)) {
    setObjectName(u"exportProgress"_s);
    setWindowTitle(tr("Exporting"));
    m_text->setObjectName(u"exportProgressText"_s);
    m_bar->setObjectName(u"exportProgressBar"_s);
    m_bar->setAccessibleName(tr("Progress of the export"));
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"exportCancelButton"_s);
    cancel->setAccessibleName(tr("Cancel the export"));
    connect(cancel, &QPushButton::clicked, this, &HistoryProgress::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * ui::space, 2 * ui::space, 2 * ui::space, 2 * ui::space);
    column->setSpacing(2 * ui::space);
    column->addWidget(m_text);
    column->addWidget(m_bar);
    column->addWidget(cancel, 0, Qt::AlignRight);
    setMinimumWidth(45 * ui::space);
    m_soon.setSingleShot(true);
    m_soon.setInterval(400ms);
    connect(&m_soon, &QTimer::timeout, this, &QWidget::show);
    connect(&exporter, &Exporter::runningChanged, this, &HistoryProgress::onRunningChanged);
    connect(&exporter, &Exporter::progressed, this, &HistoryProgress::onProgress);
    connect(&connection, &client::Connection::stateChanged, this, &HistoryProgress::showText);
}

void HistoryProgress::reject() { m_exporter.cancel(); }

void HistoryProgress::onRunningChanged(bool running) {
    if (running) {
        m_progress = tr("Asking the server\u2026");
        m_bar->setValue(0);
        showText();
        m_soon.start();
    } else {
        m_soon.stop();
        hide();
    }
}

void HistoryProgress::onProgress(int thousandths, int question, int questions) {
    m_progress = tr("Question %1 of %2").arg(QLocale().toString(question), QLocale().toString(questions));
    m_bar->setValue(thousandths);
    showText();
}

void HistoryProgress::showText() {
    m_text->setText(m_connection.isReady()
                        ? m_progress
                        : tr("Not connected. The export goes on when the connection is back."));
    adjustSize(); // one of them needs more lines than the other
}

} // namespace lectern::teacher
