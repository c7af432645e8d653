// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/mention.h"
#include "tests/support/testcase.h"

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

class TestMention : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aNameIsAWholeWordInAnyCase_data();
    void aNameIsAWholeWordInAnyCase();
};

void TestMention::aNameIsAWholeWordInAnyCase_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("mentioned");
    QTest::newRow("alone") << u"Ana"_s << u"Ana"_s << true;
    QTest::newRow("any case") << u"ask ANA now"_s << u"Ana"_s << true;
    QTest::newRow("at") << u"@ana, look"_s << u"Ana"_s << true;
    QTest::newRow("owner") << u"Ana's turn"_s << u"Ana"_s << true;
    QTest::newRow("longer") << u"Anabel is here"_s << u"Ana"_s << false;
    QTest::newRow("inside") << u"Montana"_s << u"Ana"_s << false;
    QTest::newRow("later") << u"Montana and Ana"_s << u"Ana"_s << true;
    QTest::newRow("digit") << u"Ana2"_s << u"Ana"_s << false;
    QTest::newRow("underscore") << u"_Ana_"_s << u"Ana"_s << false;
    QTest::newRow("two words") << u"so, Ana Maria?"_s << u"Ana Maria"_s << true;
    QTest::newRow("accent as two characters") << u"Rene\u0301!"_s << u"Ren\u00e9"_s << true;
    QTest::newRow("an accent more") << u"Rene\u0301"_s << u"Rene"_s << false;
    QTest::newRow("emoji beside") << u"Ana\U0001F600"_s << u"Ana"_s << true;
    QTest::newRow("letter of a rare script beside") << u"Ana\U00010400"_s << u"Ana"_s << false;
    QTest::newRow("no name") << u"Ana"_s << QString() << false;
}

void TestMention::aNameIsAWholeWordInAnyCase() {
    QFETCH(QString, text);
    QFETCH(QString, name);
    QTEST(talk::mentions(text, name), "mentioned");
}

LECTERN_TEST(TestMention, QCoreApplication)
#include "tst_mention.moc"
