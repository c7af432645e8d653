// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/excerpt.h"
#include "tests/support/testcase.h"

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using talk::Excerpt;
using talk::excerptOf;

class TestExcerpt : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theMatchIsMarkedWhateverItsCase();
    void aMatchFarBehindBeginsAfterAnEllipsisAtAWord();
    void aWordWithoutBlanksIsCutButNoCharacterIs();
    void lineBreaksAreBlanks();
    void aMatchThatOnlyTheServerSeesIsNotMarked();
    void aLongTextIsShortened();
};

void TestExcerpt::theMatchIsMarkedWhateverItsCase() {
    const Excerpt found = excerptOf(u"What is a Segment?"_s, u" segment "_s);
    QCOMPARE(found.text, u"What is a Segment?"_s);
    QCOMPARE(found.text.mid(found.from, found.length), u"Segment"_s);
}

void TestExcerpt::aMatchFarBehindBeginsAfterAnEllipsisAtAWord() {
    const QString text = u"Once upon a time there was a very long sentence, and in it a segment stood."_s;
    const Excerpt found = excerptOf(text, u"segment"_s);
    QCOMPARE(found.text, u"\u2026sentence, and in it a segment stood."_s);
    QCOMPARE(found.text.mid(found.from, found.length), u"segment"_s);
}

void TestExcerpt::aWordWithoutBlanksIsCutButNoCharacterIs() {
    for (const qsizetype before : {30, 31}) {
        const QString text = u"a"_s.repeated(before % 2) + u"\U0001F600"_s.repeated(before) + u"needle"_s;
        const Excerpt found = excerptOf(text, u"needle"_s);
        QCOMPARE(found.text.mid(found.from, found.length), u"needle"_s);
        QVERIFY(found.text.isValidUtf16());
        QVERIFY(found.from <= 30);
    }
}

void TestExcerpt::lineBreaksAreBlanks() {
    QCOMPARE(excerptOf(u"one\ntwo\tthree"_s, u"three"_s).text, u"one two three"_s);
}

void TestExcerpt::aMatchThatOnlyTheServerSeesIsNotMarked() {
    const Excerpt found = excerptOf(u"Stra\u00dfe"_s, u"STRASSE"_s);
    QCOMPARE(found.text, u"Stra\u00dfe"_s);
    QCOMPARE(found.from, -1);
}

void TestExcerpt::aLongTextIsShortened() {
    const Excerpt found = excerptOf(u"needle "_s + u"x"_s.repeated(4000), u"needle"_s);
    QVERIFY(found.text.size() <= 400);
    QCOMPARE(found.from, 0);
}

LECTERN_TEST(TestExcerpt, QCoreApplication)
#include "tst_excerpt.moc"
