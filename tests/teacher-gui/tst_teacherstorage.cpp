// SPDX-License-Identifier: GPL-3.0-or-later
// Teacher and students of a real class whose server cannot store, dies, or has a file that it cannot use.
#include "shared/ui/errortext.h"
#include "student-gui/models/votemodel.h"
#include "tests/support/cuttableproxy.h"
#include "tests/teacher-gui/fakeprogram.h"
#include "tests/teacher-gui/helddatabase.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using client::Connection;
using client::LinkState;
using student::VoteState;

class TestTeacherStorage : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aVoteIsCountedOnceByItselfWhenTheFileIsFreeAgain();
    void aStudentComesBackToTheSeatWhileNothingCanBeStored();
    void newcomersAreToldAndGetInAfterwards();
    void aRefusedQuestionIsNotLost();
    void aClassThatCannotBeStoredCanBeLeftAndGoesOnWithTheNextStart();
    void aClassThatBeginsOnAFullDiskSaysSoAndIsTriedAgainByEnter();
    void afterStartAgainTheSameQuestionIsOpenWithTheSameVotes();
    void aFileThatCannotBeUsedIsSaidAndOneOfAnotherProgramIsNotTouched_data();
    void aFileThatCannotBeUsedIsSaidAndOneOfAnotherProgramIsNotTouched();
};

namespace {

struct Student {
    Connection connection;
    student::VoteModel model{connection};

    void join(quint16 port, const QString &name) {
        client::Credentials credentials;
        credentials.name = name;
        connection.open({u"127.0.0.1"_s, port}, credentials);
    }
    void joinAndWait(quint16 port, const QString &name) {
        join(port, name);
        WAIT_COMPARE(connection.state(), LinkState::Ready);
    }
    void voteAndWait(const QString &choice) {
        WAIT_FOR(model.canVote());
        model.vote(choice);
        WAIT_COMPARE(model.counted(), choice);
    }
};

bool hasBanner(TeacherLesson &lesson) { return lesson.isOnPage(u"storageBanner"_s); }

QString result(TeacherLesson &lesson) { return lesson.find<QWidget>(u"resultChart"_s)->accessibleName(); }

// The server has noticed that nothing can be stored.
void noticeLock(TeacherLesson &lesson, HeldDatabase &other) {
    other.lock();
    lesson.click(u"clearButton"_s);
    WAIT_FOR(hasBanner(lesson) && lesson.isOnPage(u"noticeLine"_s));
}

QByteArray contents(const QString &file) {
    QFile bytes(file);
    return bytes.open(QIODevice::ReadOnly) ? bytes.readAll() : QByteArray();
}

// As a server leaves it.
QString folderOfAClass() {
    ServerProcess server;
    if (server.start()) {
        server.terminate();
        server.waitForExit(patience);
    }
    return server.dataFolder();
}

} // namespace

void TestTeacherStorage::aVoteIsCountedOnceByItselfWhenTheFileIsFreeAgain() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Is TCP a byte stream?"_s);
    Student ana;
    ana.joinAndWait(lesson.server.port(), u"Ana"_s);
    Student ben;
    ben.joinAndWait(lesson.server.port(), u"Ben"_s);
    ben.voteAndWait(u"no"_s);
    HeldDatabase other(lesson.options.dataFolder);
    other.lock();
    QSignalSpy answered(&ana.connection, &Connection::answered);
    ana.model.vote(u"yes"_s);
    WAIT_COMPARE(ana.model.state(), VoteState::NotStored);
    WAIT_FOR(hasBanner(lesson));
    const QString text = lesson.find<QTextEdit>(u"storageBannerText"_s)->toPlainText();
    QVERIFY2(text.contains(u"lectern.db locked"_s), qPrintable(text));
    WAIT_FOR(answered.size() >= 2); // it was tried again, in vain
    QCOMPARE(ana.model.state(), VoteState::NotStored);
    QCOMPARE(ben.model.state(), VoteState::Counted);
    QCOMPARE(result(lesson), u"Result. Yes: 0, 0 %; No: 1, 100 %"_s);
    other.release();
    WAIT_COMPARE(ana.model.state(), VoteState::Counted);
    WAIT_COMPARE(result(lesson), u"Result. Yes: 1, 50 %; No: 1, 50 %"_s);
    WAIT_FOR(!hasBanner(lesson));
    QCOMPARE(other.number(u"SELECT count(*) FROM ballot"_s), 2);
}

void TestTeacherStorage::aStudentComesBackToTheSeatWhileNothingCanBeStored() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Is TCP a byte stream?"_s);
    CuttableProxy proxy(lesson.server.port());
    Student ana;
    ana.joinAndWait(proxy.port(), u"Ana"_s);
    ana.voteAndWait(u"yes"_s);
    const SeatId seat = ana.connection.welcome().seat;
    QSignalSpy failed(&ana.connection, &Connection::joinFailed);
    HeldDatabase other(lesson.options.dataFolder);
    noticeLock(lesson, other);
    proxy.cut();
    WAIT_COMPARE(ana.connection.state(), LinkState::Reconnecting);
    proxy.mend();
    WAIT_COMPARE(ana.connection.state(), LinkState::Ready);
    QCOMPARE(ana.connection.welcome().seat, seat);
    QCOMPARE(ana.model.state(), VoteState::Counted);
    QVERIFY(hasBanner(lesson));
    QVERIFY(failed.isEmpty());
    other.release();
    WAIT_FOR(!hasBanner(lesson));
}

void TestTeacherStorage::newcomersAreToldAndGetInAfterwards() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    HeldDatabase other(lesson.options.dataFolder);
    Student ana;
    QSignalSpy failed(&ana.connection, &Connection::joinFailed);
    other.lock();
    for (int attempt = 1; attempt <= 2; ++attempt) { // its own commit fails, then it is not even tried
        ana.join(lesson.server.port(), u"Ana"_s);
        WAIT_COMPARE(failed.size(), attempt);
        const auto problem = failed.last().first().value<client::JoinProblem>();
        const QString text = ui::explain(problem, ana.connection.server(), protocol::Role::Student).text;
        QVERIFY2(text.contains(u"Tell the teacher"_s), qPrintable(text));
    }
    other.release();
    WAIT_FOR(!hasBanner(lesson));
    ana.joinAndWait(lesson.server.port(), u"Ana"_s);
    WAIT_COMPARE(lesson.text(u"hereLabel"_s), u"Students: 1 here"_s);
}

void TestTeacherStorage::aRefusedQuestionIsNotLost() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    HeldDatabase other(lesson.options.dataFolder);
    other.lock();
    auto *field = lesson.find<QLineEdit>(u"askField"_s);
    QTest::keyClicks(field, u"Is TCP a byte stream?"_s);
    QTest::keyClick(field, Qt::Key_Return);
    WAIT_FOR(hasBanner(lesson) && lesson.isOnPage(u"noticeLine"_s));
    QCOMPARE(field->text(), u"Is TCP a byte stream?"_s);
    other.release();
    WAIT_FOR(!hasBanner(lesson));
    QVERIFY(!lesson.isOnPage(u"noticeLine"_s)); // it spoke of the banner
    QTest::keyClick(field, Qt::Key_Return);
    WAIT_COMPARE(lesson.text(u"questionText"_s), u"Is TCP a byte stream?"_s);
    QVERIFY(!lesson.isOnPage(u"noticeLine"_s));
}

// The end of the lesson cannot be stored, so it does not end; but nobody is locked in.
void TestTeacherStorage::aClassThatCannotBeStoredCanBeLeftAndGoesOnWithTheNextStart() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    lesson.ask(u"Is TCP a byte stream?"_s);
    Student ana;
    ana.joinAndWait(lesson.running()->port, u"Ana"_s);
    ana.voteAndWait(u"yes"_s);
    HeldDatabase other(lesson.options.dataFolder);
    noticeLock(lesson, other);
    QVERIFY(!lesson.window->close());
    QTest::mouseClick(lesson.find<QPushButton>(u"leaveRunningButton"_s), Qt::LeftButton);
    WAIT_FOR(!lesson.window->isVisible());
    other.release();
    lesson.openWindow();
    lesson.click(u"startClassButton"_s);
    WAIT_FOR(lesson.isReady());
    QCOMPARE(lesson.text(u"questionText"_s), u"Is TCP a byte stream?"_s);
    WAIT_COMPARE(result(lesson), u"Result. Yes: 1, 100 %; No: 0, 0 %"_s);
}

void TestTeacherStorage::aClassThatBeginsOnAFullDiskSaysSoAndIsTriedAgainByEnter() {
    TeacherLesson lesson;
    lesson.options.ownServer.program =
        fakeProgram("exec '" + lesson.options.ownServer.program.toUtf8() + "' --min-free 99999999 \"$@\"");
    lesson.openWindow();
    lesson.click(u"startClassButton"_s);
    WAIT_FOR(lesson.isOnPage(u"addressError"_s));
    QVERIFY(lesson.text(u"addressError"_s).contains(u"MB are free on the disk"_s));
    QTest::keyClick(lesson.window->focusWidget(), Qt::Key_Return);
    WAIT_FOR(lesson.text(u"addressError"_s).isEmpty());
    WAIT_FOR(lesson.isOnPage(u"addressError"_s));
}

void TestTeacherStorage::afterStartAgainTheSameQuestionIsOpenWithTheSameVotes() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    lesson.ask(u"Is TCP a byte stream?"_s);
    const QStringList choices{u"yes"_s, u"no"_s, u"yes"_s, {}};
    std::vector<std::unique_ptr<Student>> students;
    for (const QString &choice : choices) {
        Student &student = *students.emplace_back(std::make_unique<Student>());
        student.joinAndWait(lesson.running()->port, u"Student %1"_s.arg(students.size()));
        if (!choice.isEmpty())
            student.voteAndWait(choice);
    }
    const QString before = u"Result. Yes: 2, 67 %; No: 1, 33 %"_s;
    WAIT_COMPARE(result(lesson), before);
    lesson.killServer();
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    students[3]->model.vote(u"no"_s); // kept until the server is back
    lesson.click(u"startLessonButton"_s);
    WAIT_FOR(lesson.isReady());
    QCOMPARE(lesson.text(u"questionText"_s), u"Is TCP a byte stream?"_s);
    WAIT_COMPARE(result(lesson), u"Result. Yes: 2, 50 %; No: 2, 50 %"_s);
    WAIT_COMPARE(lesson.text(u"hereLabel"_s), u"Students: 4 here"_s);
    for (size_t i = 0; i < students.size(); ++i) {
        WAIT_COMPARE(students[i]->model.state(), VoteState::Counted);
        QVERIFY(students[i]->connection.welcome().resumed);
        QCOMPARE(students[i]->model.counted(), i == 3 ? u"no"_s : choices[static_cast<qsizetype>(i)]);
    }
}

void TestTeacherStorage::aFileThatCannotBeUsedIsSaidAndOneOfAnotherProgramIsNotTouched_data() {
    QTest::addColumn<QString>("change"); // SQL
    QTest::addColumn<int>("kept");       // without SQL: bytes from the beginning, the rest is overwritten
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no database") << QString() << 0 << u"is damaged"_s;
    QTest::newRow("with holes") << QString() << 4096 << u"is damaged"_s;
    QTest::newRow("newer") << u"PRAGMA user_version = 99"_s << 0
                           << u"was written by a newer version of Lectern"_s;
    QTest::newRow("not ours") << u"PRAGMA application_id = 99"_s << 0 << u"is no file of Lectern's"_s;
}

void TestTeacherStorage::aFileThatCannotBeUsedIsSaidAndOneOfAnotherProgramIsNotTouched() {
    QFETCH(QString, change);
    QFETCH(int, kept);
    QFETCH(QString, sentence);
    TeacherLesson lesson;
    lesson.options.dataFolder = folderOfAClass();
    const QString file = lesson.options.dataFolder + u"/lectern.db"_s;
    if (change.isEmpty()) {
        QFile bytes(file);
        QVERIFY(bytes.open(QIODevice::ReadWrite) && bytes.seek(kept));
        QVERIFY(bytes.write(QByteArray(bytes.size() - kept, '\xff')) > 0);
    } else {
        HeldDatabase(lesson.options.dataFolder).execute(change);
    }
    const QByteArray before = contents(file);
    QVERIFY(!before.isEmpty());
    lesson.openWindow();
    lesson.click(u"startClassButton"_s);
    WAIT_FOR(lesson.isOnPage(u"startError"_s));
    const QString text = lesson.text(u"startError"_s);
    QVERIFY2(text.contains(file + u' ' + sentence), qPrintable(text));
    if (kept == 0)
        QCOMPARE(contents(file), before);
    QVERIFY(!QFileInfo::exists(file + u"-wal"_s));
    QVERIFY(lesson.button(u"startClassButton"_s)->isEnabled());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherStorage, QApplication)
#include "tst_teacherstorage.moc"
