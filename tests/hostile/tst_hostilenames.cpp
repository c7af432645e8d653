// SPDX-License-Identifier: GPL-3.0-or-later
// Case 9: names that are empty, invisible, endless or somebody else's. Refused with the rule named; every spelling is
// in tests/server/classroom/tst_names.cpp.
#include "tests/hostile/hostilecase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct RefusedName {
    QString name;
    QString code;
    QString rule; // in the sentence
};

QList<RefusedName> refusedNames() {
    const QString invalid = u"name-invalid"_s;
    const QString reserved = u"name-reserved"_s;
    const QString taken = u"name-taken"_s;
    return {
        {u""_s, invalid, u"Type a name"_s},
        {u" \t "_s, invalid, u"control characters"_s},
        {u" \u3000\u00A0\u2003 "_s, invalid, u"Type a name"_s},
        {u"\u2800\u2800"_s, invalid, u"invisible"_s},
        {u"\u3164"_s, invalid, u"invisible"_s},
        {u"\uFFFC"_s, invalid, u"invisible"_s},
        {QString(33, u'x'), invalid, u"at most 32 characters"_s},
        {u"😀"_s.repeated(900), invalid, u"at most 32 characters"_s},
        {u"An\u200Ba"_s, invalid, u"invisible"_s},
        {u"\u202EanA"_s, invalid, u"writing-direction"_s},
        {u"\u2066Ana\u2069"_s, invalid, u"writing-direction"_s},
        {u"Ana\nBen"_s, invalid, u"line breaks"_s},
        {u"\u001B[31mAna"_s, invalid, u"control characters"_s},
        {u"Ana\uE000"_s, invalid, u"does not define"_s},
        {u"\u0301Ana"_s, invalid, u"accent"_s},
        {u"Teacher"_s, reserved, u"reserved"_s},
        {u"Тeacher"_s, reserved, u"reserved"_s}, // Cyrillic
        {u"ᴛᴇᴀᴄʜᴇʀ"_s, reserved, u"reserved"_s},
        {u"🆃🅴🅰🅲🅷🅴🆁"_s, reserved, u"reserved"_s},
        {u"T e a c h e r 2"_s, reserved, u"reserved"_s},
        {u"sеrvеr"_s, reserved, u"reserved"_s}, // Cyrillic
        {u"YOU"_s, reserved, u"reserved"_s},
        {u"classic 12"_s, reserved, u"reserved"_s},
        {u"Ana"_s, taken, u"Choose another"_s},
        {u"АNА"_s, taken, u"Choose another"_s}, // Cyrillic
        {u"  ana "_s, taken, u"Choose another"_s},
    };
}

} // namespace

class TestHostileNames : public HostileCase {
    Q_OBJECT

private Q_SLOTS:
    void case09_aNameThatMisleadsIsRefusedWithTheRuleNamed();
    void case09_aNameOf64KibibytesIsNoFrameBeforeLogin();
    void case09_aTeacherTakesNoNameOfAStudent();
};

void TestHostileNames::case09_aNameThatMisleadsIsRefusedWithTheRuleNamed() {
    QVERIFY(begin());
    join(u"Ana"_s);
    RawClient &eve = dial();
    eve.send(protocol::Hello{});
    eve.waitFor(u"greeting"_s);
    for (const RefusedName &refused : refusedNames()) {
        const QJsonObject error = eve.request(protocol::Login{protocol::Role::Student, refused.name, {}, {}});
        const QString said =
            refused.name.left(40) + u": "_s + codeOf(error) + u": "_s + error["text"_L1].toString();
        QVERIFY2(codeOf(error) == refused.code, qPrintable(said));
        QVERIFY2(error["text"_L1].toString().contains(refused.rule), qPrintable(said));
    }
    const QJsonObject fine = eve.request(protocol::Login{protocol::Role::Student, u"Eve"_s, {}, {}});
    QCOMPARE(fine["type"_L1], "ok"_L1);
    personIs(u"Eve"_s, u"here"_s);
    for (const QJsonObject &line : teacher().all()) // nobody else was ever in the list
        QVERIFY(!line["type"_L1].toString().startsWith(u"people"_s) || line["here"_L1].toInt() <= 2);
}

void TestHostileNames::case09_aNameOf64KibibytesIsNoFrameBeforeLogin() {
    QVERIFY(begin());
    RawClient &eve = dial();
    eve.send(protocol::Hello{});
    eve.waitFor(u"greeting"_s);
    eve.send(protocol::Login{protocol::Role::Student, QString(64 * 1024, u'x'), {}, {}});
    QCOMPARE(eve.waitFor(u"goodbye"_s)["reason"_L1], "frame-too-long"_L1);
    QVERIFY(eve.waitForClosed());
}

void TestHostileNames::case09_aTeacherTakesNoNameOfAStudent() {
    QVERIFY(begin());
    join(u"Ana"_s);
    RawClient &second = dial();
    QCOMPARE(second.joinTeacher(server().teacherKey(), u"ANA"_s)["name"_L1], "ANA 2"_L1);
}

LECTERN_TEST(TestHostileNames, QCoreApplication)
#include "tst_hostilenames.moc"
