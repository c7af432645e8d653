// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/clock.h"
#include "tests/support/testcase.h"

#include <QTest>

using lectern::classic::clockAnswer;

class TestDatagramClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoQuestionsHaveAnAnswer_data();
    void twoQuestionsHaveAnAnswer();
};

void TestDatagramClock::twoQuestionsHaveAnAnswer_data() {
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<QByteArray>("answer"); // none: no answer
    QTest::newRow("date") << QByteArray("SEND_DATE") << QByteArray("2026-11-20");
    QTest::newRow("time") << QByteArray("SEND_TIME") << QByteArray("14:05:09");
    QTest::newRow("with a line break") << QByteArray("SEND_TIME\n") << QByteArray("14:05:09");
    QTest::newRow("with that of Windows") << QByteArray("SEND_TIME\r\n") << QByteArray("14:05:09");
    QTest::newRow("half of that") << QByteArray("SEND_TIME\r") << QByteArray();
    QTest::newRow("with two") << QByteArray("SEND_TIME\n\n") << QByteArray();
    QTest::newRow("small letters") << QByteArray("send_time") << QByteArray();
    QTest::newRow("blank") << QByteArray("SEND_TIME ") << QByteArray();
    QTest::newRow("empty") << QByteArray("") << QByteArray();
    QTest::newRow("line break") << QByteArray("\n") << QByteArray();
    QTest::newRow("else") << QByteArray("\xff") << QByteArray();
}

void TestDatagramClock::twoQuestionsHaveAnAnswer() {
    QFETCH(QByteArray, question);
    QFETCH(QByteArray, answer);
    const QDateTime now(QDate(2026, 11, 20), QTime(14, 5, 9, 999));
    QCOMPARE(clockAnswer(question, now).value_or(QByteArray()), answer);
}

LECTERN_TEST(TestDatagramClock, lectern::test::NoApplication)
#include "tst_datagramclock.moc"
