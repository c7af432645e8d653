// SPDX-License-Identifier: GPL-3.0-or-later
// What students ask the teacher, with and without a name, as one sees it in the windows of both programs and on the wall.
#include "shared/talk/inquiriesmodel.h"
#include "teacher-gui/views/projectorwindow.h"
#include "tests/endtoend/talklesson.h"

#include <QApplication>
#include <QLabel>
#include <QListView>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;
using talk::InquiriesModel;

namespace {

// "Text | who | me too | standing | answer", without what is empty.
QStringList inquiries(const TalkWindow &window) {
    QStringList lines;
    const auto *model = window.find<QListView>(u"inquiryList"_s)->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList parts;
        for (const int role : {InquiriesModel::Text, InquiriesModel::Who, InquiriesModel::MeTooText,
                               InquiriesModel::StandingText, InquiriesModel::AnswerText})
            parts += model->index(row, 0).data(role).toString();
        parts.removeAll(QString());
        lines += parts.join(u" | "_s);
    }
    return lines;
}

// All that is to be read on the wall; empty: it is dark.
QStringList wall() {
    QStringList texts;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (!qobject_cast<teacher::ProjectorWindow *>(window) || !window->isVisible())
            continue;
        for (const auto *label : window->findChildren<QLabel *>())
            texts += label->text();
        texts += window->findChild<QWidget *>(u"projectorInquiry"_s)->accessibleName();
    }
    return texts;
}

} // namespace

class TestTalkWindowQuestions : public TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        lesson = std::make_unique<TalkLesson>();
        QVERIFY(lesson->begin());
        teacher = &lesson->teacher();
        ana = &lesson->addStudent(u"Ana"_s);
        ben = &lesson->addStudent(u"Ben"_s);
        for (TalkWindow *window : {teacher, ana, ben})
            window->openSide(u"Questions"_s);
    }

private Q_SLOTS:
    void cleanup() { lesson.reset(); }

    void aQuestionWithANameIsReadByAllAndCountedOnTheTab();
    void aQuestionWithoutANameIsNobodys();
    void whatOthersWantToKnowTooComesFirst();
    void whatOneHasAskedOneselfIsNotOfferedForMeToo();
    void anAnswerInWritingIsReadByAll();
    void oneThatWasAnsweredAloudSaysSo();
    void aProjectedQuestionStandsOnTheWallWithoutAName();
    void aDismissedQuestionIsGoneForAllAfterAsking();
    void anotherTeacherDoesTheSame();
    void aQuestionThatWasBeingWrittenStaysWhenTheDialogIsClosed();

private:
    void ask(TalkWindow &student, const QString &text, bool anonymous = false) {
        student.press(u"askTeacherButton"_s);
        WAIT_FOR(student.dialog(u"askTeacherDialog"_s));
        QDialog *dialog = student.dialog(u"askTeacherDialog"_s);
        QTest::keyClicks(dialog->findChild<ui::MessageEdit *>(), text);
        if (anonymous != dialog->findChild<QAbstractButton *>(u"anonymousTick"_s)->isChecked())
            student.press(u"anonymousTick"_s);
        student.press(u"inquirySendButton"_s);
        WAIT_FOR(!student.dialog(u"askTeacherDialog"_s));
    }

    std::unique_ptr<TalkLesson> lesson;
    TalkWindow *teacher = nullptr;
    TalkWindow *ana = nullptr;
    TalkWindow *ben = nullptr;
};

void TestTalkWindowQuestions::aQuestionWithANameIsReadByAllAndCountedOnTheTab() {
    ask(*ana, u"What is a segment?"_s);
    WAIT_COMPARE(inquiries(*teacher), QStringList{u"What is a segment? | Ana"_s});
    WAIT_COMPARE(inquiries(*ben), QStringList{u"What is a segment? | Ana"_s});
    WAIT_COMPARE(inquiries(*ana), QStringList{u"What is a segment? | [You]"_s});
    WAIT_COMPARE(ana->text(u"inquiryNotice"_s), u"Your question has been asked."_s);
    for (const TalkWindow *window : {teacher, ana, ben})
        WAIT_COMPARE(window->side(u"Questions"_s), u"Questions (1)"_s);
}

void TestTalkWindowQuestions::aQuestionWithoutANameIsNobodys() {
    ask(*ana, u"What is a segment?"_s, true);
    for (const TalkWindow *window : {teacher, ana, ben})
        WAIT_COMPARE(inquiries(*window), QStringList{u"What is a segment? | Without a name"_s});
}

void TestTalkWindowQuestions::whatOthersWantToKnowTooComesFirst() {
    ask(*ana, u"First"_s);
    ask(*ana, u"Second"_s, true);
    WAIT_COMPARE(inquiries(*ben).size(), 2);
    ben->clickRow(u"inquiryList"_s, u"Second"_s);
    ben->press(u"meTooButton"_s);
    const QStringList sorted{u"Second | Without a name | 1 also wants to know"_s, u"First | Ana"_s};
    WAIT_COMPARE(inquiries(*teacher), sorted);
    WAIT_FOR(inquiries(*ben).contains(
        u"Second | Without a name | 1 also wants to know | \u2713 You want to know, too"_s));
    ben->press(u"meTooButton"_s); // not any more
    WAIT_FOR(inquiries(*teacher).contains(u"Second | Without a name"_s));
}

void TestTalkWindowQuestions::whatOneHasAskedOneselfIsNotOfferedForMeToo() {
    ask(*ana, u"First"_s);
    WAIT_COMPARE(inquiries(*ana).size(), 1);
    ana->clickRow(u"inquiryList"_s, u"First"_s);
    QVERIFY(!ana->offers(u"meTooButton"_s));
}

void TestTalkWindowQuestions::anAnswerInWritingIsReadByAll() {
    ask(*ana, u"What is a segment?"_s);
    teacher->clickRow(u"inquiryList"_s, u"What"_s);
    teacher->press(u"answerButton"_s);
    WAIT_FOR(teacher->dialog(u"answerDialog"_s));
    QTest::keyClicks(teacher->dialog(u"answerDialog"_s)->findChild<ui::MessageEdit *>(),
                     u"What TCP sends at once."_s);
    teacher->press(u"inquirySendButton"_s);
    WAIT_FOR(!teacher->dialog(u"answerDialog"_s));
    const auto answered = u"What is a segment? | %1 | \u2713 Answered | Answer: What TCP sends at once."_s;
    WAIT_COMPARE(inquiries(*ana), QStringList{answered.arg(u"[You]"_s)});
    WAIT_COMPARE(inquiries(*ben), QStringList{answered.arg(u"Ana"_s)});
    WAIT_COMPARE(teacher->side(u"Questions"_s), u"Questions"_s); // nothing is open
}

void TestTalkWindowQuestions::oneThatWasAnsweredAloudSaysSo() {
    ask(*ana, u"What is a segment?"_s);
    teacher->clickRow(u"inquiryList"_s, u"What"_s);
    teacher->press(u"answeredAloudButton"_s);
    WAIT_COMPARE(inquiries(*ben), QStringList{u"What is a segment? | Ana | \u2713 Answered aloud"_s});
}

void TestTalkWindowQuestions::aProjectedQuestionStandsOnTheWallWithoutAName() {
    ask(*ana, u"What is a segment?"_s);
    QVERIFY(wall().isEmpty());
    teacher->clickRow(u"inquiryList"_s, u"What"_s);
    teacher->press(u"projectInquiryButton"_s);
    WAIT_FOR(wall().contains(u"What is a segment?"_s));
    for (const QString &text : wall())
        QVERIFY2(!text.contains(u"Ana"_s), qPrintable(text));
    WAIT_FOR(inquiries(*ben).contains(u"What is a segment? | Ana | \u25a3 On the wall"_s));
    WAIT_FOR(inquiries(*teacher).contains(u"What is a segment? | Ana | \u25a3 On the wall"_s));
    teacher->press(u"projectInquiryButton"_s); // off the wall
    WAIT_FOR(!wall().contains(u"What is a segment?"_s));
    WAIT_FOR(inquiries(*ben).contains(u"What is a segment? | Ana"_s));
}

void TestTalkWindowQuestions::aDismissedQuestionIsGoneForAllAfterAsking() {
    ask(*ana, u"What is a segment?"_s);
    teacher->clickRow(u"inquiryList"_s, u"What"_s);
    teacher->press(u"dismissInquiryButton"_s);
    teacher->press(u"keepInquiryButton"_s);
    WAIT_FOR(!teacher->dialog(u"dismissDialog"_s));
    WAIT_COMPARE(inquiries(*ben).size(), 1);
    teacher->press(u"dismissInquiryButton"_s);
    teacher->press(u"confirmDismissButton"_s);
    for (const TalkWindow *window : {teacher, ana, ben})
        WAIT_FOR(inquiries(*window).isEmpty());
}

void TestTalkWindowQuestions::anotherTeacherDoesTheSame() {
    TalkWindow &lee = lesson->addTeacher(u"Ms Lee"_s);
    lee.openSide(u"Questions"_s);
    ask(*ana, u"What is a segment?"_s);
    lee.clickRow(u"inquiryList"_s, u"What"_s);
    lee.press(u"answeredAloudButton"_s);
    WAIT_COMPARE(inquiries(*teacher), QStringList{u"What is a segment? | Ana | \u2713 Answered aloud"_s});
}

void TestTalkWindowQuestions::aQuestionThatWasBeingWrittenStaysWhenTheDialogIsClosed() {
    ana->press(u"askTeacherShortcut"_s);
    WAIT_FOR(ana->dialog(u"askTeacherDialog"_s));
    QTest::keyClicks(ana->dialog(u"askTeacherDialog"_s)->findChild<ui::MessageEdit *>(), u"What is"_s);
    ana->press(u"inquiryCancelButton"_s);
    WAIT_FOR(!ana->dialog(u"askTeacherDialog"_s));
    ask(*ana, u" a segment?"_s);
    WAIT_COMPARE(inquiries(*teacher), QStringList{u"What is a segment? | Ana"_s});
}

LECTERN_TEST(TestTalkWindowQuestions, QApplication)

#include "tst_talkwindowquestions.moc"
