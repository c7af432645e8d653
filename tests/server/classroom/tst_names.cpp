// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/names.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

#include <algorithm>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;
using protocol::Role;

namespace {

// Empty when the name is fine.
QLatin1StringView refusalCode(const QString &wish, Role role = Role::Student) {
    const auto result = names::accept(wish, role);
    if (const auto *complaint = std::get_if<names::Complaint>(&result))
        return toString(complaint->code);
    return {};
}

QString accepted(const QString &wish) {
    const auto result = names::accept(wish);
    const auto *name = std::get_if<QString>(&result);
    return name ? *name : u"(refused)"_s;
}

bool lookAlike(const QString &one, const QString &other) {
    const QStringList keys = names::lookAlikeKeys(one);
    for (const QString &key : names::lookAlikeKeys(other)) {
        if (keys.contains(key))
            return true;
    }
    return false;
}

} // namespace

class NamesTest : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anOrdinaryNameIsKeptAsItIs_data() {
        QTest::addColumn<QString>("name");
        for (const QString &name : {u"Ana"_s, u"Jean-Luc O'Neil"_s, u"李小龍"_s, u"Zoë"_s, u"محمد"_s,
                                    u"Σωκράτης"_s, u"अनिल"_s, u"😀"_s, u"Ana 2"_s, u"42"_s, u"<b>Ana</b>"_s,
                                    u"Youssef"_s, u"Serverin"_s, u"Teachers pet"_s, u"Classical"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void anOrdinaryNameIsKeptAsItIs() {
        QFETCH(QString, name);
        QCOMPARE(accepted(name), name);
    }

    void aNameIsComposedAndItsBlanksAreFolded() {
        QCOMPARE(accepted(u"Zoe\u0308"_s), u"Zoë"_s);
        QCOMPARE(accepted(u"  Ana \u00A0\u3000 Maria "_s), u"Ana Maria"_s);
    }

    void aNameHasOneToThirtyTwoCodePoints() {
        QCOMPARE(refusalCode(u""_s), toString(ErrorCode::NameInvalid));
        QCOMPARE(refusalCode(u" \u2003 "_s), toString(ErrorCode::NameInvalid));
        QVERIFY(refusalCode(QString(32, u'x')).isEmpty());
        QCOMPARE(refusalCode(QString(33, u'x')), toString(ErrorCode::NameInvalid));
        QVERIFY(refusalCode(u"😀"_s.repeated(32)).isEmpty());
        QCOMPARE(refusalCode(u"😀"_s.repeated(33)), toString(ErrorCode::NameInvalid));
        QCOMPARE(refusalCode(QString(64 * 1024, u'x')), toString(ErrorCode::NameInvalid));
    }

    void whatCannotBeSeenIsRefusedWithTheRuleNamed_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("rule");
        const QString invisible = u"invisible"_s;
        const QString control = u"control"_s;
        const QString undefined = u"does not define"_s;
        QTest::newRow("zero width space") << u"An\u200Ba"_s << invisible;
        QTest::newRow("joiner") << u"An\u200Da"_s << invisible;
        QTest::newRow("non-joiner") << u"An\u200Ca"_s << invisible;
        QTest::newRow("right to left override") << u"An\u202Ea"_s << invisible;
        QTest::newRow("isolate") << u"\u2066Ana"_s << invisible;
        QTest::newRow("byte order mark") << u"\uFEFFAna"_s << invisible;
        QTest::newRow("soft hyphen") << u"An\u00ADa"_s << invisible;
        QTest::newRow("hangul filler") << u"\u3164"_s << invisible;
        QTest::newRow("grapheme joiner") << u"An\u034Fa"_s << invisible;
        QTest::newRow("variation selector") << u"Ana\uFE0F"_s << invisible;
        QTest::newRow("empty braille") << u"\u2800"_s << invisible;
        QTest::newRow("hangul leading filler") << u"\u115F"_s << invisible;
        QTest::newRow("hangul vowel filler") << u"\u1160"_s << invisible;
        QTest::newRow("halfwidth hangul filler") << u"\uFFA0"_s << invisible;
        QTest::newRow("mongolian vowel separator") << u"\u180E"_s << invisible;
        QTest::newRow("khmer inherent vowel") << u"\u17B4"_s << invisible;
        QTest::newRow("empty braille among blanks") << u" \u2800\u00A0\u2800 "_s << invisible;
        QTest::newRow("place of an object") << u"\uFFFC"_s << invisible;
        QTest::newRow("head of no note") << u"\U0001D159"_s << invisible;
        QTest::newRow("khitan filler") << u"A\U00016FE4"_s << invisible;
        QTest::newRow("full hieroglyph blank") << u"\U00013441"_s << invisible;
        QTest::newRow("half hieroglyph blank") << u"\U00013442"_s << invisible;
        QTest::newRow("no-break spaces") << u"\u00A0\u202F"_s << u"Type a name"_s;
        QTest::newRow("wide and ogham spaces") << u"\u3000\u1680\u2003"_s << u"Type a name"_s;
        QTest::newRow("tag") << u"Ana\U000E0041"_s << invisible;
        QTest::newRow("line feed") << u"Ana\nBen"_s << control;
        QTest::newRow("tab") << u"Ana\tBen"_s << control;
        QTest::newRow("escape") << u"\u001B[31mAna"_s << control;
        QTest::newRow("next line") << u"Ana\u0085"_s << control;
        QTest::newRow("line separator") << u"Ana\u2028Ben"_s << control;
        QTest::newRow("private use") << u"Ana\uE000"_s << undefined;
        QTest::newRow("unassigned") << u"Ana\u0378"_s << undefined;
        QTest::newRow("no character") << u"Ana\uFFFE"_s << undefined;
        QTest::newRow("half a character") << u"Ana"_s + QChar(0xD800) << u"half"_s;
        QTest::newRow("lone accent") << u"\u0301Ana"_s << u"accent"_s;
    }
    void whatCannotBeSeenIsRefusedWithTheRuleNamed() {
        QFETCH(QString, name);
        QFETCH(QString, rule);
        const auto result = names::accept(name);
        const auto *complaint = std::get_if<names::Complaint>(&result);
        QVERIFY(complaint);
        QCOMPARE(toString(complaint->code), toString(ErrorCode::NameInvalid));
        QVERIFY2(complaint->text.contains(rule), qPrintable(complaint->text));
    }

    void aReservedNameIsRefusedInAnyCaseAndSpelling_data() {
        QTest::addColumn<QString>("name");
        for (const QString &name :
             {u"Server"_s, u"SERVER"_s, u"Ѕerver"_s, u"S e r v e r"_s, u"Ｓｅｒｖｅｒ"_s, u"You"_s, u"yοu"_s,
              u"YOU!"_s, u"Teacher"_s, u"tEACHER"_s, u"Тeacher"_s, u"тeacher"_s, u"ТЕАСНЕR"_s, u"Téacher"_s,
              u"Teacher 2"_s, u"teacher12"_s, u"Teacher l"_s, u"Teacher II"_s, u"Teacher ٢"_s, u"(Teacher)"_s,
              u"classic 7"_s, u"Classic7"_s, u"CLASSIC  10"_s, u"cIassic 3"_s, u"c1assic 3"_s, u"classic"_s,
              u"𝐓𝐞𝐚𝐜𝐡𝐞𝐫"_s, u"ᴛᴇᴀᴄʜᴇʀ"_s, u"ᴛeаcнᴇr"_s, u"🅣🅔🅐🅒🅗🅔🅡"_s, u"🆃🅴🅰🅲🅷🅴🆁"_s, u"🇹🇪🇦🇨🇭🇪🇷"_s,
              u"ⓣⓔⓐⓒⓗⓔⓡ"_s, u"ŧɛɐȼħɘɽ"_s, u"tͤaͨhͤr"_s, u"ʏᴏᴜ"_s, u"ѕᴇʀᴠᴇʀ"_s, u"ᴄʟᴀssɪᴄ 4"_s,
              // lines of the plain-text doors
              u"Server: Ben has left"_s, u"Ѕerver： Ben"_s, u"127.0.0.1:63154"_s, u"l27.O.0.1:63154"_s,
              u"10.0.0.1 : 80"_s, u"[::1]:63154"_s, u"[fe80::1]：5"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void aReservedNameIsRefusedInAnyCaseAndSpelling() {
        QFETCH(QString, name);
        QCOMPARE(refusalCode(name), toString(ErrorCode::NameReserved));
    }

    void whatHasNumbersAndPointsIsNoAddressYet() {
        for (const QString &name :
             {u"Ana 1.2.3.4"_s, u"10.0.0.1"_s, u"Ben [3b]"_s, u"3b: Ben"_s, u"[3b]"_s, u"C-3:PO"_s})
            QVERIFY2(refusalCode(name).isEmpty(), qPrintable(name));
    }

    void aTeacherMayBeCalledTeacherButNotServer() {
        QVERIFY(refusalCode(u"Teacher"_s, Role::Teacher).isEmpty());
        QVERIFY(refusalCode(u"Teacher 2"_s, Role::Teacher).isEmpty());
        QCOMPARE(refusalCode(u"Server"_s, Role::Teacher), toString(ErrorCode::NameReserved));
        QCOMPARE(refusalCode(u"You"_s, Role::Teacher), toString(ErrorCode::NameReserved));
    }

    void namesThatLookAlikeShareAKey() {
        QVERIFY(lookAlike(u"Ana"_s, u"ANA"_s));
        QVERIFY(lookAlike(u"Ana"_s, u"Аnа"_s)); // Cyrillic A and a
        QVERIFY(lookAlike(u"Tom"_s, u"Тоm"_s)); // Cyrillic T: a look-alike only while it is a capital
        QVERIFY(lookAlike(u"Alan"_s, u"AIan"_s));
        QVERIFY(lookAlike(u"Bill"_s, u"Bi11"_s));
        QVERIFY(lookAlike(u"Carmen"_s, u"Carrnen"_s));
        QVERIFY(lookAlike(u"Ａｎａ"_s, u"ana"_s));
    }

    void aNameEndsNoPartOfALine_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        const auto row = [](const QString &name, const QString &shown) {
            QTest::newRow(qPrintable(name)) << name << shown;
        };
        row(u"Ana] Hello, I am"_s, u"Ana_ Hello, I am"_s);
        row(u"Batman: I quit"_s, u"Batman_ I quit"_s);
        row(u"Ana (to you alone)"_s, u"Ana _to you alone_"_s);
        row(u"Ana （to you alone）"_s, u"Ana _to you alone_"_s);
        row(u"a∶b：c꞉d］e﹚f❩g」h⸨i"_s, u"a_b_c_d_e_f_g_h_i"_s);
        row(u"127.0.0.1:63154"_s, u"127.0.0.1:63154"_s); // guests of the chat, who alone are called so
        row(u"[2001:db8::1]:63154"_s, u"[2001:db8::1]:63154"_s);
        row(u"127.0.0.1:63154] x"_s, u"127.0.0.1_63154_ x"_s);
        row(u"127.0.0.1:63154: x"_s, u"127.0.0.1_63154_ x"_s);
        for (const QString &usual : {u"Zoë"_s, u"Jean-Luc O’Neil"_s, u"李小龍"_s, u"محمد"_s, u"अनिल"_s,
                                     u"😀"_s, u"Ana 2"_s, u"Dr. I. Lil; 1|!"_s})
            row(usual, usual);
    }
    void aNameEndsNoPartOfALine() {
        QFETCH(QString, name);
        QFETCH(QString, shown);
        QCOMPARE(names::inALine(name), shown);
    }

    void noCharacterLooksLikeAColonOrBracketInALine() {
        const QString signs = u":()[]"_s;
        const auto looksLikeOne = [&](const QString &text) {
            const QStringList keys =
                names::lookAlikeKeys(text) + QStringList{text.normalized(QString::NormalizationForm_KC)};
            return std::ranges::any_of(keys, [&](const QString &key) {
                return std::ranges::any_of(key, [&](QChar c) { return signs.contains(c); });
            });
        };
        int changed = 0;
        for (char32_t c = 0x20; c <= 0x1FFFF; ++c) {
            const QString name = u"A"_s + QString::fromUcs4(&c, 1) + u"b"_s;
            const bool isHan = c >= 0x3400 && c < 0xA000; // many, and all alike in this
            if (isHan || !refusalCode(name).isEmpty())
                continue;
            const QString shown = names::inALine(name);
            changed += shown != name ? 1 : 0;
            QVERIFY2(!looksLikeOne(shown), qPrintable(name));
        }
        QVERIFY(changed > 100);
    }

    void whoLooksTheSameInALineLooksAlike() {
        QVERIFY(lookAlike(u"Ana:"_s, u"Ana_"_s));
        QVERIFY(lookAlike(u"Ana:"_s, u"ANA]"_s));
        QVERIFY(!lookAlike(u"Ana:"_s, u"Ana"_s));
    }

    void namesThatDifferShareNone() {
        QVERIFY(!lookAlike(u"Ana"_s, u"Anna"_s));
        QVERIFY(!lookAlike(u"Neil"_s, u"Nell"_s));
        QVERIFY(!lookAlike(u"Ana"_s, u"Ana 2"_s));
        QVERIFY(!lookAlike(u"Zoë"_s, u"Zoe"_s));
    }
};

LECTERN_TEST(NamesTest, QCoreApplication)
#include "tst_names.moc"
