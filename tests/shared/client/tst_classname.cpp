// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/classname.h"
#include "shared/client/handshake.h"
#include "shared/protocol/limits.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;

class TestClassName : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void isOneHarmlessLine_data() {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("shown");
        QTest::newRow("as it is") << u"Physics 101"_s << u"Physics 101"_s;
        QTest::newRow("lines") << u"Phys\nics\t101\u2028x"_s << u"Phys ics 101 x"_s;
        QTest::newRow("turned around") << u"\u202Eabc\u2066"_s << u"abc"_s;
        QTest::newRow("joiners stay") << u"\u06A9\u200C\u06A9"_s << u"\u06A9\u200C\u06A9"_s;
        QTest::newRow("long") << QString(20'000, u'W') << QString(limits::classNameCharacters, u'W');
        QTest::newRow("nothing") << u"\n \u200B"_s << u""_s;
    }
    void isOneHarmlessLine() {
        QFETCH(QString, said);
        QFETCH(QString, shown);
        QCOMPARE(client::shownClassName(said), shown);
    }

    void aServersGreetingIsTakenSo() {
        client::Handshake handshake{client::Credentials{}};
        handshake.hello({});
        handshake.take(protocol::Greeting{protocol::newestVersion, {}, u"a\nb"_s, "00"});
        protocol::Welcome welcome;
        welcome.seat = SeatId{1};
        handshake.take(welcome);
        const auto step = handshake.take(protocol::Ok{RequestId{1}});
        const auto *joined = std::get_if<client::Handshake::Joined>(&step);
        QVERIFY(joined);
        QCOMPARE(joined->greeting.className, u"a b"_s);
    }
};

LECTERN_TEST(TestClassName, QCoreApplication)
#include "tst_classname.moc"
