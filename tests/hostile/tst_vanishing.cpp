// SPDX-License-Identifier: GPL-3.0-or-later
// Case 11: a thousand clients are gone in the middle of what everybody is told.
#include "tests/hostile/hostilecase.h"
#include "tests/hostile/mob.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestVanishing : public HostileCase {
    Q_OBJECT

private Q_SLOTS:
    void case11_aThousandVanishInTheMiddleOfABroadcast();
};

void TestVanishing::case11_aThousandVanishInTheMiddleOfABroadcast() {
    QVERIFY(begin());
    RawClient &ana = join(u"Ana"_s);
    const QString text = u"學"_s.repeated(400);
    constexpr size_t count = 1000;
    Mob mob(server().port(), wire());
    QVERIFY(mob.join(count, u"Student %1"_s));
    // The server is writing to them while they go: some before it comes to them, some after it.
    QByteArray votes;
    for (int i = 1; i <= 20; ++i)
        votes += "{\"type\":\"vote\",\"question\":" + QByteArray::number(i) + ",\"choice\":\"yes\"}\n";
    mob.sendFromAll(votes);
    for (int i = 0; i < 20; ++i)
        teacher().send(protocol::Ask{text});
    teacher().socket().flush();
    mob.turn().reset();
    teacher().waitFor(u"people"_s, [](const QJsonObject &line) { return line["here"_L1] == 1; });
    const auto isLast = [](const QJsonObject &line) { return questionIn(line).value == 20; };
    QVERIFY(!ana.waitFor(u"question"_s, isLast).isEmpty());
    QCOMPARE(ana.request(protocol::Vote{{20}, u"no"_s})["type"_L1], "ok"_L1);
    QVERIFY(isServing());
    WAIT_FOR(server().output().contains(u"Number of connected clients = 2\n"_s));
    QCOMPARE(server().process().state(), QProcess::Running);
}

LECTERN_TEST(TestVanishing, QCoreApplication)
#include "tst_vanishing.moc"
