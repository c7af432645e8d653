// SPDX-License-Identifier: GPL-3.0-or-later
// Case 2: there is no place for anybody more.
#include "tests/hostile/hostilecase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestFullServer : public HostileCase {
    Q_OBJECT

private Q_SLOTS:
    void case02_aFullServerSaysSoAndServesAgainWhenSomebodyLeaves();
};

void TestFullServer::case02_aFullServerSaysSoAndServesAgainWhenSomebodyLeaves() {
    QVERIFY(begin({u"--max-connections"_s, u"3"_s}));
    join(u"Ana"_s);
    RawClient &ben = join(u"Ben"_s);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(dial().waitFor(u"goodbye"_s)["reason"_L1], "server-full"_L1);
    QCOMPARE(ben.request(protocol::Leave{})["type"_L1], "ok"_L1);
    QVERIFY(ben.waitForClosed());
    ben.socket().close();
    WAIT_FOR(server().output().contains(u"Client 3 disconnected"_s));
    QVERIFY(isServing());
}

LECTERN_TEST(TestFullServer, QCoreApplication)
#include "tst_fullserver.moc"
