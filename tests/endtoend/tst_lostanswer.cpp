// SPDX-License-Identifier: GPL-3.0-or-later
// The network fails while a student votes: the real window, the real daemon, and a network between them that loses
// the press, or only its answer. Every vote counts once, and the vote line says at every moment which it is.
#include "shared/ui/theme.h"
#include "student-gui/mainwindow.h"
#include "tests/endtoend/storedlesson.h"
#include "tests/support/cuttableproxy.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QVariant>

#include <memory>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestLostAnswer : public TestCase {
    Q_OBJECT

protected:
    void prepare() override;

private Q_SLOTS:
    void cleanup();
    void aVoteWithoutANetworkIsCountedOnceWhenItIsBack();
    void onlyTheLastOfSeveralPressesWithoutANetworkIsSent();
    void aVoteWithoutANetworkIsTooLateAfterTheClose();
    void aVoteWithoutANetworkIsTooLateForTheNextQuestion();
    void aVoteThatWasLostOnTheWayIsSentAgainAndCounted();
    void aVoteThatWasCountedButNotAnsweredIsSentAgainAndCountsOnce();
    void aVoteThatWasCountedButNotAnsweredIsKnownAfterTheClose();
    void aVoteThatWasCountedBeforeTheServerWasKilledCountsOnce();

private:
    void letTeacherIn();
    void ask(const QString &text);
    void closeQuestion();
    void press(const char *button) { m_window->findChild<QPushButton *>(QLatin1StringView(button))->click(); }
    QString text(const QString &label) const { return m_window->findChild<QLabel *>(label)->text(); }
    QString line() const { return text(u"voteLineText"_s); }
    // The teacher's tally says so, from now on or already.
    void awaitTally(int yes, int no);
    void voteWithoutANetwork();
    void voteAndLoseTheAnswer();
    int storedBallots() const;

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<CuttableProxy> m_network;
    std::unique_ptr<RawClient> m_teacher;
    std::unique_ptr<student::MainWindow> m_window;
    QuestionId m_question;
};

void TestLostAnswer::prepare() {
    ui::applyTheme(*qApp);
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->start());
    m_network = std::make_unique<CuttableProxy>(m_server->port());
    letTeacherIn();
    m_window = std::make_unique<student::MainWindow>(freshFolder());
    m_window->show();
    m_window->start({client::ServerAddress{u"127.0.0.1"_s, m_network->port()}, u"Ana"_s});
    ask(u"Is TCP a byte stream?"_s);
    WAIT_COMPARE(line(), u"Not answered yet."_s);
}

void TestLostAnswer::cleanup() {
    m_window.reset();
    m_teacher.reset();
    m_network.reset();
    m_server.reset();
}

void TestLostAnswer::letTeacherIn() {
    m_teacher = std::make_unique<RawClient>(m_server->port());
    QVERIFY(!m_teacher->joinTeacher(m_server->teacherKey()).isEmpty());
}

void TestLostAnswer::ask(const QString &text) {
    QCOMPARE(m_teacher->request(protocol::Ask{text}).value("type"_L1), "ok"_L1);
    const QJsonObject asked = m_teacher->waitFor(
        u"question"_s, [&](const QJsonObject &line) { return line.value("text"_L1) == text; });
    m_question.value = static_cast<quint64>(asked.value("question"_L1).toInteger());
}

void TestLostAnswer::closeQuestion() {
    QCOMPARE(m_teacher->request(protocol::Close{m_question}).value("type"_L1), "ok"_L1);
}

void TestLostAnswer::awaitTally(int yes, int no) {
    m_teacher->waitFor(u"tally"_s, [=](const QJsonObject &line) {
        const QJsonObject counts = line.value("counts"_L1).toObject();
        return counts.value("yes"_L1) == yes && counts.value("no"_L1) == no &&
               line.value("answered"_L1) == yes + no;
    });
}

void TestLostAnswer::voteWithoutANetwork() {
    m_network->cut();
    WAIT_FOR(text(u"badgeText"_s).startsWith(u"Reconnecting"_s));
    press("yesButton");
    QCOMPARE(line(), u"Waiting for the network. Yes will be sent."_s);
}

void TestLostAnswer::voteAndLoseTheAnswer() {
    m_network->swallowAnswers();
    press("yesButton");
    awaitTally(1, 0);
    QCOMPARE(line(), u"Sending: Yes…"_s);
}

int TestLostAnswer::storedBallots() const {
    return OtherProgram(m_server->dataFolder() + u"/lectern.db"_s)
        .valueOf(u"SELECT count(*) FROM ballot"_s)
        .toInt();
}

void TestLostAnswer::aVoteWithoutANetworkIsCountedOnceWhenItIsBack() {
    voteWithoutANetwork();
    m_network->mend();
    WAIT_COMPARE(line(), u"Counted: Yes. You can change it."_s);
    awaitTally(1, 0);
    QCOMPARE(storedBallots(), 1);
}

void TestLostAnswer::onlyTheLastOfSeveralPressesWithoutANetworkIsSent() {
    voteWithoutANetwork();
    press("noButton");
    QCOMPARE(line(), u"Waiting for the network. No will be sent."_s);
    m_network->mend();
    WAIT_COMPARE(line(), u"Counted: No. You can change it."_s);
    awaitTally(0, 1);
    QCOMPARE(storedBallots(), 1);
}

void TestLostAnswer::aVoteWithoutANetworkIsTooLateAfterTheClose() {
    voteWithoutANetwork();
    closeQuestion();
    m_network->mend();
    WAIT_FOR(line().startsWith(u"Too late: the question was closed at "_s));
    QVERIFY(!line().contains(u"Counted"_s));
    QCOMPARE(storedBallots(), 0);
}

void TestLostAnswer::aVoteWithoutANetworkIsTooLateForTheNextQuestion() {
    voteWithoutANetwork();
    ask(u"And UDP?"_s);
    m_network->mend();
    WAIT_COMPARE(line(), u"Too late for the question before: it was not counted. Not answered yet."_s);
    QCOMPARE(storedBallots(), 0);
}

void TestLostAnswer::aVoteThatWasLostOnTheWayIsSentAgainAndCounted() {
    m_network->freeze();
    press("yesButton");
    QCOMPARE(line(), u"Sending: Yes…"_s);
    m_network->cut();
    WAIT_COMPARE(line(), u"Waiting for the network. Yes will be sent."_s);
    QCOMPARE(storedBallots(), 0);
    m_network->mend();
    WAIT_COMPARE(line(), u"Counted: Yes. You can change it."_s);
    awaitTally(1, 0);
    QCOMPARE(storedBallots(), 1);
}

void TestLostAnswer::aVoteThatWasCountedButNotAnsweredIsSentAgainAndCountsOnce() {
    voteAndLoseTheAnswer();
    m_network->cut();
    WAIT_COMPARE(line(), u"Waiting for the network. Yes will be sent."_s);
    m_network->mend();
    WAIT_COMPARE(line(), u"Counted: Yes. You can change it."_s);
    QCOMPARE(storedBallots(), 1);
    press("noButton");
    WAIT_COMPARE(line(), u"Counted: No. You can change it."_s);
    awaitTally(0, 1);
}

void TestLostAnswer::aVoteThatWasCountedButNotAnsweredIsKnownAfterTheClose() {
    voteAndLoseTheAnswer();
    m_network->cut();
    closeQuestion();
    m_network->mend();
    WAIT_FOR(line().startsWith(u"Closed at "_s));
    QVERIFY2(line().endsWith(u"Counted: Yes."_s), qPrintable(line()));
    QCOMPARE(storedBallots(), 1);
}

void TestLostAnswer::aVoteThatWasCountedBeforeTheServerWasKilledCountsOnce() {
    voteAndLoseTheAnswer();
    m_server->kill();
    QVERIFY(m_server->start(m_server->port()));
    m_network->mend();
    letTeacherIn();
    awaitTally(1, 0);
    WAIT_COMPARE(line(), u"Counted: Yes. You can change it."_s);
    QCOMPARE(storedBallots(), 1);
}

LECTERN_TEST(TestLostAnswer, QApplication)
#include "tst_lostanswer.moc"
