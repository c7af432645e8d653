// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/report/writer.h"
#include "shared/ui/theme.h"
#include "teacher-gui/exportcharts.h"
#include "tests/gui/announced.h"
#include "tests/teacher-gui/historyscene.h"

#include <QAccessible>
#include <QApplication>
#include <QBuffer>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QImage>
#include <QProgressBar>
#include <QSettings>
#include <QTimer>

#include <sys/resource.h>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

namespace lectern::test {

using namespace protocol;

class TestHistoryExport : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aQuestionALessonAndEverythingAsCsv_data();
    void aQuestionALessonAndEverythingAsCsv();
    void manyPagesComeInOrder();
    void aChartIsAPictureOfThatSizeInLight();
    void aPdfHasAPageForEachQuestionAndNoNames();
    void theNameSaysWhatItIsAndTheFolderIsRemembered();
    void onlyAFolderThatWasWrittenToIsRemembered();
    void nothingIsWrittenWhenNoFileIsChosen();
    void choosingAFileBlocksNoOtherWindow();
    void theFileDialogGoesWithItsWindow_data();
    void theFileDialogGoesWithItsWindow();
    void theClassGoesOnMeanwhile();
    void aCancelledExportLeavesNothing_data();
    void aCancelledExportLeavesNothing();
    void aCancelledExportLeavesWhatWasThere();
    void anExistingFileIsReplaced();
    void aFolderThatIsNotThereIsSaid();
    void aFullDiskLeavesNothingAndIsSaid_data();
    void aFullDiskLeavesNothingAndIsSaid();
    void aFullDiskEndsTheExportAtOnce();
    void aFolderThatIsGoneAtTheEndIsSaid();
    void aClosedWindowDoesNotEndTheExport();
    void aLostConnectionIsWaitedFor();
    void theEndOfTheClassEndsTheExport();
    void aRefusalOfTheServerEndsTheExport();
    void aFinishedExportIsToldAndItsFolderOpened();
    void openFolder(const QUrl &url) { m_opened = url; }

private:
    void prepare() override {
        QSettings().clear();
        announced.clear();
        m_folder = freshFolder();
    }
    QStringList files() {
        return QDir(m_folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    QString path(const QString &name) { return m_folder + u'/' + name; }

    QString m_folder;
    QUrl m_opened;
};

namespace {

void hold(PastClass &past) {
    for (int i = 0; i < 3; ++i) {
        const LessonId lesson = past.addLesson(i < 2);
        for (int j = 0; j < 3 * i; ++j) {
            const QuestionId question = past.ask(lesson, j == 1 ? QString() : u"=Why, \"%1\"?"_s.arg(j));
            past.vote(lesson, question, 1, u"Ana Unmistakable"_s, past.no);
            past.vote(lesson, question, 2, u"Ben"_s, past.yes);
            past.vote(lesson, question, 1, u"Ana Unmistakable"_s, past.yes);
        }
    }
}

QByteArray contents(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Written by hand from what the server has.
QByteArray report(const PastClass &past, const std::function<bool(LessonId, QuestionId)> &wanted) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto writer = report::makeWriter(report::Format::Csv, buffer);
    writer->begin();
    for (const PastLesson &lesson : past.lessons) {
        if (!wanted(lesson.lesson, {}))
            continue;
        writer->lesson(lesson);
        for (const PastQuestion &question : past.questions.value(lesson.lesson)) {
            if (wanted(lesson.lesson, question.question))
                writer->question(question, past.answers.value(question.question));
        }
    }
    writer->end();
    return buffer.data();
}

// Opens it with all of the newest lesson in sight and question 9, its last one, chosen.
bool openAll(HistoryScene &scene) {
    return scene.open() &&
           QTest::qWaitFor([&] { return scene.find<QAction>(u"exportQuestionAction"_s)->isEnabled(); },
                           patience);
}

bool isSaved(HistoryScene &scene) {
    return QTest::qWaitFor([&] { return scene.text(u"historyResultText"_s).contains(u"Saved: "_s); },
                           patience);
}

QDialog *progress(HistoryScene &scene) { return scene.find<QDialog>(u"exportProgress"_s); }

// No file grows beyond 5,000 bytes meanwhile.
class FullDisk {
public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{5'000, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

// From here on nobody's answers are told.
void stallAtTheAnswers(HistoryScene &scene) {
    scene.past.server.contentOf = [&scene](const ClientMessage &request) {
        scene.past.server.answersRequests = !std::holds_alternative<ListAnswers>(request);
        return scene.past.pageFor(request);
    };
}

bool isWritten(const QString &file, const QByteArray &bytes) {
    QFile device(file);
    return device.open(QIODevice::WriteOnly) && device.write(bytes) == bytes.size();
}

} // namespace

void TestHistoryExport::aQuestionALessonAndEverythingAsCsv_data() {
    QTest::addColumn<QString>("action");
    QTest::addColumn<quint64>("lesson");
    QTest::addColumn<quint64>("question");
    QTest::newRow("question") << u"exportQuestionAction"_s << quint64(3) << quint64(9);
    QTest::newRow("lesson") << u"exportLessonAction"_s << quint64(3) << quint64(0);
    QTest::newRow("everything") << u"exportAllAction"_s << quint64(0) << quint64(0);
}

void TestHistoryExport::aQuestionALessonAndEverythingAsCsv() {
    QFETCH(QString, action);
    QFETCH(quint64, lesson);
    QFETCH(quint64, question);
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    scene.exportInto(path(u"a.csv"_s), action);
    QVERIFY(isSaved(scene));
    const QByteArray expected = report(scene.past, [&](LessonId of, QuestionId one) {
        return (lesson == 0 || of.value == lesson) && (question == 0 || !one || one.value == question);
    });
    QCOMPARE(contents(path(u"a.csv"_s)), expected);
    QVERIFY(expected.contains("Ana Unmistakable"));
    QCOMPARE(files(), QStringList{u"a.csv"_s});
}

void TestHistoryExport::manyPagesComeInOrder() {
    HistoryScene scene;
    hold(scene.past);
    scene.past.lessonsPerPage = scene.past.questionsPerPage = scene.past.answersPerPage = 1;
    QVERIFY(openAll(scene));
    scene.exportInto(path(u"a.csv"_s), u"exportAllAction"_s);
    QVERIFY(isSaved(scene));
    QCOMPARE(contents(path(u"a.csv"_s)), report(scene.past, [](LessonId, QuestionId) { return true; }));
}

void TestHistoryExport::aChartIsAPictureOfThatSizeInLight() {
    ui::setScheme(true);
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    scene.exportInto(path(u"a.png"_s), u"chartPngAction"_s);
    QVERIFY(isSaved(scene));
    ui::setScheme(false);
    const QImage picture(path(u"a.png"_s));
    QCOMPARE(picture.size(), QSize(1920, 1080));
    QCOMPARE(picture.pixelColor(5, 5), QColor(Qt::white));
    const QColor yes = ui::choiceColor(u"yes"_s, QPalette(Qt::white, Qt::white));
    int bar = 0;
    for (int x = 0; x < picture.width(); ++x)
        bar += picture.pixelColor(x, 850) == yes;
    QVERIFY2(bar > 300, qPrintable(QString::number(bar)));
    for (const ListAnswers &asked : scene.past.server.receivedOf<ListAnswers>())
        QCOMPARE(asked.question, QuestionId{9}); // those of the window; a chart needs none
}

void TestHistoryExport::aPdfHasAPageForEachQuestionAndNoNames() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    QVERIFY(scene.settles());
    const size_t before = scene.past.server.receivedOf<ListAnswers>().size();
    scene.exportInto(path(u"lesson.pdf"_s), u"chartsPdfAction"_s);
    QVERIFY(isSaved(scene));
    const QByteArray lesson = contents(path(u"lesson.pdf"_s));
    QVERIFY(lesson.startsWith("%PDF-"));
    QVERIFY(lesson.trimmed().endsWith("%%EOF"));
    QCOMPARE(lesson.count("/Type /Page\n"), 6);
    QCOMPARE(lesson.count("/Subtype /Image"), 0); // lines and letters, sharp at any size
    scene.exportInto(path(u"one.pdf"_s), u"chartPdfAction"_s);
    WAIT_FOR(scene.text(u"historyResultText"_s).contains(u"one.pdf"_s));
    QCOMPARE(contents(path(u"one.pdf"_s)).count("/Type /Page\n"), 1);
    QCOMPARE(scene.past.server.receivedOf<ListAnswers>().size(), before); // a name has not even been there
    QCOMPARE(teacher::paperOf(QLocale(u"de_DE"_s)).id(), QPageSize::A4);
    QCOMPARE(teacher::paperOf(QLocale(u"en_US"_s)).id(), QPageSize::Letter);
    QCOMPARE(teacher::paperOf(QLocale(u"en_CA"_s)).id(), QPageSize::Letter);
}

void TestHistoryExport::theNameSaysWhatItIsAndTheFolderIsRemembered() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    const QString date = teacher::dateOf(scene.past.lessons.front().startedAt).toString(Qt::ISODate);
    const QString today = QDate::currentDate().toString(Qt::ISODate);
    const auto suggested = [&](const QString &action) {
        scene.exportInto({}, action);
        return QFileInfo(scene.suggestion).fileName();
    };
    QCOMPARE(suggested(u"exportLessonAction"_s), u"Physics 101 %1.csv"_s.arg(date));
    QCOMPARE(suggested(u"exportQuestionAction"_s), u"Physics 101 %1 question 6.csv"_s.arg(date));
    QCOMPARE(suggested(u"exportAllAction"_s), u"Physics 101 %1 all lessons.csv"_s.arg(today));
    QCOMPARE(suggested(u"chartsPdfAction"_s), u"Physics 101 %1.pdf"_s.arg(date));
    QCOMPARE(suggested(u"chartPngAction"_s), u"Physics 101 %1 question 6.png"_s.arg(date));
    scene.exportInto(path(u"a.csv"_s), u"exportQuestionAction"_s);
    QVERIFY(isSaved(scene));
    (void)suggested(u"exportLessonAction"_s);
    QCOMPARE(QFileInfo(scene.suggestion).path(), m_folder);
}

void TestHistoryExport::onlyAFolderThatWasWrittenToIsRemembered() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    scene.exportInto(path(u"a.csv"_s), u"exportQuestionAction"_s);
    QVERIFY(isSaved(scene));
    scene.exportInto(u"/proc/a.csv"_s, u"exportQuestionAction"_s);
    WAIT_FOR(scene.text(u"historyResultText"_s).contains(u"Not exported"_s));
    scene.exportInto({}, u"exportQuestionAction"_s);
    QCOMPARE(QFileInfo(scene.suggestion).path(), m_folder);
}

void TestHistoryExport::choosingAFileBlocksNoOtherWindow() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    scene.window.setFileChooser(teacher::askForFile);
    QSettings().setValue(u"export/folder"_s, m_folder);
    auto *button = scene.find<QPushButton>(u"historyExportButton"_s);
    for (const bool accepted : {false, true}) {
        QTimer::singleShot(0, &scene.window, [] { // else it would be waited for without an end
            if (auto *modal = QApplication::activeModalWidget();
                modal && modal->windowModality() == Qt::ApplicationModal)
                modal->close();
        });
        scene.find<QAction>(u"exportQuestionAction"_s)->trigger();
        auto *dialog = scene.window.findChild<QFileDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->windowModality(), Qt::WindowModal);
        QCOMPARE(dialog->parentWidget()->window(), &scene.window);
        QVERIFY(!button->isEnabled());
        QCOMPARE(files(), QStringList());
        if (accepted)
            dialog->selectFile(u"mine"_s);
        accepted ? static_cast<QDialog *>(dialog)->accept() : dialog->reject();
        WAIT_FOR(!scene.window.findChild<QFileDialog *>());
        WAIT_FOR(button->isEnabled());
        QVERIFY(accepted || scene.window.focusWidget() == button);
    }
    QVERIFY(isSaved(scene));
    QCOMPARE(files(), QStringList{u"mine.csv"_s});
}

void TestHistoryExport::theFileDialogGoesWithItsWindow_data() {
    QTest::addColumn<bool>("ends");
    QTest::newRow("the window is closed") << false;
    QTest::newRow("the class ends") << true;
}

void TestHistoryExport::theFileDialogGoesWithItsWindow() {
    QFETCH(bool, ends);
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    scene.window.setFileChooser(teacher::askForFile);
    scene.find<QAction>(u"exportQuestionAction"_s)->trigger();
    QVERIFY(scene.window.findChild<QFileDialog *>());
    if (ends)
        scene.past.server.send(Goodbye{GoodbyeReason::ClassEnded, {}});
    else
        scene.window.hide();
    WAIT_FOR(!scene.window.findChild<QFileDialog *>());
}

void TestHistoryExport::nothingIsWrittenWhenNoFileIsChosen() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    scene.exportInto({}, u"exportAllAction"_s);
    QVERIFY(!scene.suggestion.isEmpty());
    QVERIFY(!scene.sees(u"historyResult"_s));
    QVERIFY(scene.find<QPushButton>(u"historyExportButton"_s)->isEnabled());
}

void TestHistoryExport::theClassGoesOnMeanwhile() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    QVERIFY(scene.settles());
    stallAtTheAnswers(scene);
    scene.exportInto(path(u"a.csv"_s), u"exportAllAction"_s);
    WAIT_FOR(progress(scene)->isVisible());
    QVERIFY(!progress(scene)->isModal());
    QCOMPARE(scene.text(u"exportProgressText"_s), u"Question 2 of 9"_s);
    QVERIFY(!scene.find<QPushButton>(u"historyExportButton"_s)->isEnabled()); // one at a time
    QTest::keyClick(scene.tree(), Qt::Key_Up);                                // one looks on meanwhile
    QCOMPARE(scene.text(u"historyCount"_s), u"2 answers"_s);
    QVERIFY(!QFile::exists(path(u"a.csv"_s)));
    QVERIFY(scene.past.connection.send(Ask{u"Next?"_s}));
    WAIT_FOR(!scene.past.server.receivedOf<Ask>().empty());
    scene.past.connection.close();
}

void TestHistoryExport::aCancelledExportLeavesNothing_data() {
    QTest::addColumn<QString>("action");
    QTest::addColumn<bool>("byKey");
    QTest::newRow("csv") << u"exportAllAction"_s << false;
    QTest::newRow("csv, Esc") << u"exportAllAction"_s << true;
    QTest::newRow("pdf") << u"chartsPdfAction"_s << false;
    QTest::newRow("png") << u"chartPngAction"_s << false;
}

void TestHistoryExport::aCancelledExportLeavesNothing() {
    QFETCH(QString, action);
    QFETCH(bool, byKey);
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    QVERIFY(scene.settles());
    scene.past.questionsPerPage = 1;
    int pages = 0;
    scene.past.server.contentOf = [&](const ClientMessage &request) {
        scene.past.server.answersRequests = ++pages < 5;
        return scene.past.pageFor(request);
    };
    if (action == u"chartPngAction"_s)
        pages = 4; // it needs few
    scene.exportInto(path(u"a"_s), action);
    WAIT_FOR(progress(scene)->isVisible());
    if (byKey)
        QTest::keyClick(progress(scene), Qt::Key_Escape);
    else
        QTest::mouseClick(scene.find<QPushButton>(u"exportCancelButton"_s), Qt::LeftButton);
    QVERIFY(!progress(scene)->isVisible());
    QCOMPARE(files(), QStringList());
    QVERIFY(scene.text(u"historyResultText"_s).contains(u"cancelled"_s));
    QVERIFY(!scene.text(u"historyResultText"_s).contains(QChar(0x2713))); // the sign of what is done
    QVERIFY(scene.find<QPushButton>(u"historyExportButton"_s)->isEnabled());
    scene.past.serve();
    scene.past.server.hangUp(); // the next one is a whole one
    WAIT_FOR(scene.past.connection.isReady() && scene.past.server.connections() == 2);
    scene.exportInto(path(u"b.csv"_s), u"exportQuestionAction"_s);
    QVERIFY(isSaved(scene));
    QCOMPARE(files(), QStringList{u"b.csv"_s});
}

void TestHistoryExport::aCancelledExportLeavesWhatWasThere() {
    const QString old = path(u"a.csv"_s);
    QVERIFY(isWritten(old, "old"));
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    QVERIFY(scene.settles());
    stallAtTheAnswers(scene);
    scene.exportInto(old, u"exportAllAction"_s);
    WAIT_FOR(progress(scene)->isVisible());
    QCOMPARE(contents(old), QByteArray("old"));
    QTest::mouseClick(scene.find<QPushButton>(u"exportCancelButton"_s), Qt::LeftButton);
    QCOMPARE(contents(old), QByteArray("old"));
    QCOMPARE(files(), QStringList{u"a.csv"_s});
}

void TestHistoryExport::anExistingFileIsReplaced() {
    const QString old = path(u"a.csv"_s);
    QVERIFY(isWritten(old, "old"));
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    scene.exportInto(old, u"exportAllAction"_s);
    QVERIFY(isSaved(scene));
    QCOMPARE(contents(old), report(scene.past, [](LessonId, QuestionId) { return true; }));
}

void TestHistoryExport::aFolderThatIsNotThereIsSaid() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    const QString nowhere = path(u"nowhere/a.csv"_s);
    scene.exportInto(nowhere, u"exportAllAction"_s);
    WAIT_FOR(scene.sees(u"historyResult"_s));
    const QString said = scene.text(u"historyResultText"_s);
    QVERIFY2(said.contains(nowhere) && said.contains(u"Choose another folder"_s), qPrintable(said));
    QVERIFY(!scene.sees(u"historyResultButton"_s));
    QVERIFY(!progress(scene)->isVisible());
    QVERIFY(scene.find<QPushButton>(u"historyExportButton"_s)->isEnabled());
}

void TestHistoryExport::aFullDiskLeavesNothingAndIsSaid_data() {
    QTest::addColumn<QString>("action");
    QTest::newRow("csv") << u"exportAllAction"_s;
    QTest::newRow("pdf") << u"chartsPdfAction"_s;
    QTest::newRow("png") << u"chartPngAction"_s;
}

void TestHistoryExport::aFullDiskLeavesNothingAndIsSaid() {
    QFETCH(QString, action);
    HistoryScene scene;
    const LessonId lesson = scene.past.addLesson();
    const QuestionId question = scene.past.ask(lesson, u"Why?"_s);
    for (quint64 seat = 1; seat <= 1000; ++seat)
        scene.past.vote(lesson, question, seat, u"Student %1"_s.arg(seat), scene.past.yes);
    QVERIFY(openAll(scene));
    bool said = false;
    {
        const FullDisk full;
        scene.exportInto(path(u"a"_s), action);
        said = QTest::qWaitFor([&] { return scene.sees(u"historyResult"_s); }, patience);
    }
    QVERIFY(said);
    const QString text = scene.text(u"historyResultText"_s);
    QVERIFY2(text.contains(u"make room"_s), qPrintable(text));
    QCOMPARE(files(), QStringList());
}

void TestHistoryExport::aFullDiskEndsTheExportAtOnce() {
    HistoryScene scene;
    const LessonId lesson = scene.past.addLesson();
    for (int i = 0; i < 4; ++i) {
        const QuestionId question = scene.past.ask(lesson, u"Why?"_s);
        for (quint64 seat = 1; seat <= 150; ++seat)
            scene.past.vote(lesson, question, seat, u"Student %1"_s.arg(seat), scene.past.yes);
    }
    QVERIFY(openAll(scene));
    QVERIFY(scene.settles());
    scene.past.server.contentOf = [&](const ClientMessage &request) {
        const auto *answers = std::get_if<ListAnswers>(&request);
        scene.past.server.answersRequests = !answers || answers->question.value < 3; // the rest never comes
        return scene.past.pageFor(request);
    };
    const FullDisk full;
    scene.exportInto(path(u"a.csv"_s), u"exportAllAction"_s);
    WAIT_FOR(scene.text(u"historyResultText"_s).contains(u"make room"_s));
    QCOMPARE(files(), QStringList());
}

void TestHistoryExport::aFolderThatIsGoneAtTheEndIsSaid() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    QVERIFY(scene.settles());
    stallAtTheAnswers(scene);
    scene.exportInto(path(u"a.csv"_s), u"exportAllAction"_s);
    WAIT_FOR(progress(scene)->isVisible());
    QVERIFY(QDir(m_folder).removeRecursively());
    scene.past.serve();
    scene.past.server.hangUp();
    WAIT_FOR(scene.text(u"historyResultText"_s).contains(u"Not exported"_s));
    QVERIFY(!QFile::exists(path(u"a.csv"_s)));
}

void TestHistoryExport::aClosedWindowDoesNotEndTheExport() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    QVERIFY(scene.settles());
    stallAtTheAnswers(scene);
    scene.exportInto(path(u"a.csv"_s), u"exportAllAction"_s);
    WAIT_FOR(progress(scene)->isVisible());
    scene.window.close();
    QVERIFY(progress(scene)->isVisible()); // it can be cancelled all the same
    scene.past.serve();
    scene.past.server.hangUp();
    QVERIFY(isSaved(scene));
    QVERIFY(QFile::exists(path(u"a.csv"_s)));
    scene.present();
    QVERIFY(scene.sees(u"historyResult"_s));
}

void TestHistoryExport::aLostConnectionIsWaitedFor() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    QVERIFY(scene.settles());
    stallAtTheAnswers(scene);
    scene.exportInto(path(u"a.csv"_s), u"exportAllAction"_s);
    WAIT_FOR(progress(scene)->isVisible());
    scene.past.server.stop();
    WAIT_FOR(scene.text(u"exportProgressText"_s).contains(u"Not connected"_s));
    QVERIFY(scene.text(u"exportProgressText"_s).contains(u"goes on"_s));
    scene.past.serve();
    scene.past.server.restart();
    QVERIFY(isSaved(scene));
    QVERIFY(!progress(scene)->isVisible());
    QCOMPARE(contents(path(u"a.csv"_s)), report(scene.past, [](LessonId, QuestionId) { return true; }));
}

void TestHistoryExport::theEndOfTheClassEndsTheExport() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    QVERIFY(scene.settles());
    stallAtTheAnswers(scene);
    scene.exportInto(path(u"a.csv"_s), u"exportAllAction"_s);
    WAIT_FOR(progress(scene)->isVisible());
    scene.past.server.send(Goodbye{GoodbyeReason::ClassEnded, {}});
    WAIT_FOR(scene.text(u"historyResultText"_s).contains(u"has ended"_s));
    QVERIFY(!progress(scene)->isVisible());
    QCOMPARE(files(), QStringList());
}

void TestHistoryExport::aRefusalOfTheServerEndsTheExport() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    QVERIFY(scene.settles());
    scene.past.refusal = Error{{}, ErrorCode::NotStored, u"The disk is gone."_s, {}, {}, {}, {}, {}};
    scene.exportInto(path(u"a.csv"_s), u"exportAllAction"_s);
    WAIT_FOR(scene.text(u"historyResultText"_s).contains(u"The disk is gone."_s));
    QCOMPARE(files(), QStringList());
}

void TestHistoryExport::aFinishedExportIsToldAndItsFolderOpened() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(openAll(scene));
    const QString file = path(u"<b>a.csv"_s); // shown as it is
    scene.exportInto(file, u"exportAllAction"_s);
    QVERIFY(isSaved(scene));
    QVERIFY(announced.contains(u"Saved: "_s + file));
    QCOMPARE(scene.label(u"historyResultText"_s)->textFormat(), Qt::PlainText);
    QDesktopServices::setUrlHandler(u"file"_s, this, "openFolder");
    scene.click(u"historyResultButton"_s);
    QDesktopServices::unsetUrlHandler(u"file"_s);
    QCOMPARE(m_opened, QUrl::fromLocalFile(m_folder));
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestHistoryExport, QApplication)
#include "tst_historyexport.moc"
