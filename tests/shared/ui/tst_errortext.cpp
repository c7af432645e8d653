// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/errortext.h"
#include "tests/support/testcase.h"

#include <QSet>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

namespace {

QString textOf(ErrorCode code, const QString &servers = {}, std::optional<double> wait = {}) {
    protocol::Error error;
    error.code = code;
    error.text = servers;
    error.wait = wait;
    return ui::errorText(error);
}

} // namespace

class TestErrorText : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyRefusalOfTalkHasAnOwnSentenceThatSaysWhatToDo();
    void theServersSentenceSaysWhichTalkIsOff();
    void theServersSentenceSaysWhatToGiveUp();
    void whoIsMutedIsToldForHowLong_data();
    void whoIsMutedIsToldForHowLong();
    void aCodeFromTheFutureShowsTheServersSentence();
};

void TestErrorText::everyRefusalOfTalkHasAnOwnSentenceThatSaysWhatToDo() {
    const QString unexplained = textOf(ErrorCode::Other);
    QSet<QString> sentences;
    for (const ErrorCode code : {ErrorCode::TalkOff, ErrorCode::TalkPaused, ErrorCode::Muted,
                                 ErrorCode::UnknownRoom, ErrorCode::UnknownMessage, ErrorCode::UnknownPerson,
                                 ErrorCode::UnknownInquiry, ErrorCode::LimitReached, ErrorCode::PortInUse}) {
        const QString text = textOf(code);
        QVERIFY2(text != unexplained, qPrintable(text));
        QVERIFY2(text.count(u". "_s) == 1 && text.endsWith(u'.'),
                 qPrintable(text)); // what happened; what to do
        QVERIFY2(!sentences.contains(text), qPrintable(text));
        sentences.insert(text);
    }
}

void TestErrorText::theServersSentenceSaysWhichTalkIsOff() {
    const QString text = textOf(ErrorCode::TalkOff, u"The teacher has switched direct messages off."_s);
    QCOMPARE(text, u"The teacher has switched direct messages off. Wait until that changes."_s);
}

void TestErrorText::theServersSentenceSaysWhatToGiveUp() {
    QCOMPARE(textOf(ErrorCode::LimitReached, u"You have built 20 rooms. Close one first."_s),
             u"You have built 20 rooms. Close one first."_s);
}

void TestErrorText::whoIsMutedIsToldForHowLong_data() {
    QTest::addColumn<double>("wait");
    QTest::addColumn<QString>("left");
    QTest::newRow("seconds") << 44.2 << u"Wait 45 s,"_s;
    QTest::newRow("nothing left") << 0.0 << u"Wait 1 s,"_s;
    QTest::newRow("minutes") << 300.0 << u"Wait 5 min 0 s,"_s;
    QTest::newRow("minutes and seconds") << 269.5 << u"Wait 4 min 30 s,"_s;
    QTest::newRow("hours") << 7500.0 << u"Wait 2 h 5 min,"_s;
    QTest::newRow("nonsense") << std::numeric_limits<double>::infinity() << u"Wait 24 h 0 min,"_s;
}

void TestErrorText::whoIsMutedIsToldForHowLong() {
    QFETCH(double, wait);
    QFETCH(QString, left);
    const QString text = textOf(ErrorCode::Muted, u"The teacher has muted you for now."_s, wait);
    QVERIFY2(text.contains(left), qPrintable(text));
}

void TestErrorText::aCodeFromTheFutureShowsTheServersSentence() {
    QCOMPARE(textOf(ErrorCode::Other, u"The moon is full."_s), u"The moon is full."_s);
}

LECTERN_TEST(TestErrorText, QCoreApplication)
#include "tst_errortext.moc"
