// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/historyexports.h"

#include "shared/ui/theme.h"
#include "teacher-gui/exportname.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHideEvent>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto folderKey = "export/folder"_L1;

QString lastFolder() {
    const QString last = QSettings().value(folderKey).toString();
    return !last.isEmpty() && QDir(last).exists()
               ? last
               : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

void askForFile(QWidget *parent, const QString &suggested, ExportKind kind, const FileChosen &chosen) {
    const QString suffix = exportSuffix(kind);
    auto *dialog = new QFileDialog(parent, QFileDialog::tr("Export"), QFileInfo(suggested).path());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix); // before it asks whether to replace a file
    dialog->setNameFilter(u"*."_s + suffix);
    dialog->selectFile(QFileInfo(suggested).fileName());
    QObject::connect(dialog, &QDialog::finished, parent, [dialog, chosen](int result) {
        dialog->deleteLater();
        chosen(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
    dialog->open();
}

HistoryExports::HistoryExports(Exporter &exporter, client::Connection &connection, QWidget *parent)
    : QPushButton(tr("&Export"), parent), m_exporter(exporter), m_connection(connection) {
    setObjectName(u"historyExportButton"_s);
    setAccessibleName(tr("Export"));
    auto *menu = new QMenu(this);
    menu->setObjectName(u"historyExportMenu"_s);
    setMenu(menu);
    add(u"exportQuestionAction"_s, tr("This &question as CSV..."), What::Question, ExportKind::Csv);
    add(u"exportLessonAction"_s, tr("This &lesson as CSV..."), What::Lesson, ExportKind::Csv);
    add(u"exportAllAction"_s, tr("&Everything as CSV..."), What::Everything, ExportKind::Csv);
    menu->addSeparator();
    add(u"chartPdfAction"_s, tr("&Chart of this question as PDF..."), What::Question, ExportKind::Pdf);
    add(u"chartsPdfAction"_s, tr("C&harts of this lesson as PDF..."), What::Lesson, ExportKind::Pdf);
    add(u"chartPngAction"_s, tr("Chart of this question as &PNG..."), What::Question, ExportKind::Png);
    connect(&exporter, &Exporter::runningChanged, this, &HistoryExports::updateActions);
    connect(&exporter, &Exporter::saved, this, &HistoryExports::rememberFolder);
    connect(&connection, &client::Connection::stateChanged, this, &HistoryExports::updateActions);
    connect(&connection, &client::Connection::stateChanged, this, [this](client::LinkState state) {
        if (state == client::LinkState::Idle)
            closeDialog(); // nothing can be exported any more
    });
    updateActions();
}

void HistoryExports::add(const QString &name, const QString &text, What what, ExportKind kind) {
    QAction *action = menu()->addAction(text, this, [this, what, kind] { order(what, kind); });
    action->setObjectName(name);
    m_actions.emplace_back(action, what);
}

void HistoryExports::setSubject(const protocol::PastLesson *lesson,
                                const std::optional<AskedQuestion> &question) {
    m_lesson = lesson ? std::optional(*lesson) : std::nullopt;
    m_question = question;
    updateActions();
}

void HistoryExports::updateActions() {
    const bool ready = m_connection.isReady() && !m_exporter.isRunning() && !m_choosing;
    for (const auto &[action, what] : m_actions) {
        const bool there = what == What::Question ? m_question.has_value() : m_lesson.has_value();
        action->setEnabled(ready && there);
    }
    setEnabled(ready && m_lesson);
    setToolTip(ui::plainToolTip(m_exporter.isRunning() ? tr("Another export is running")
                                : m_choosing           ? tr("Choose the file first")
                                : !m_connection.isReady()
                                    ? tr("Not connected: wait until the connection is back")
                                : !m_lesson.has_value() ? tr("There is nothing to export yet")
                                                        : tr("Save questions and answers, or their charts")));
}

void HistoryExports::order(What what, ExportKind kind) {
    ExportSubject subject{m_connection.greeting().className, QDate::currentDate(), 0, true};
    Exporter::Order order{{}, kind, subject.className, {}};
    if (what != What::Everything) {
        subject.everything = false;
        subject.date = dateOf(m_lesson->startedAt);
        order.scope.lesson = m_lesson->lesson;
    }
    if (what == What::Question) {
        subject.question = m_question->number;
        order.scope.question = m_question->question.question;
    }
    m_choosing = true;
    updateActions();
    m_choose(this, lastFolder() + u'/' + exportFileName(subject, kind), kind,
             [this, order](const QString &path) mutable {
                 order.path = path;
                 start(order);
             });
}

void HistoryExports::start(const Exporter::Order &order) {
    m_choosing = false;
    updateActions();
    if (order.path.isEmpty() || m_connection.state() == client::LinkState::Idle)
        setFocus(); // lost while it was disabled
    else
        m_exporter.start(order);
}

// Only now: the next dialog must not begin in a folder that cannot be written to.
void HistoryExports::rememberFolder(const QString &path) {
    QSettings().setValue(folderKey, QFileInfo(path).path());
}

// A dialog does not go with its window by itself.
void HistoryExports::closeDialog() {
    if (auto *dialog = findChild<QFileDialog *>())
        dialog->reject();
}

void HistoryExports::hideEvent(QHideEvent *event) {
    QPushButton::hideEvent(event);
    if (!event->spontaneous())
        closeDialog();
}

} // namespace lectern::teacher
