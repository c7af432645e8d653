// SPDX-License-Identifier: GPL-3.0-or-later
// Cases 3 and 5: those who come and do not log in.
#include "shared/protocol/limits.h"
#include "tests/hostile/figures.h"
#include "tests/hostile/hostilecase.h"
#include "tests/hostile/mob.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <map>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestBeforeLogin : public HostileCase {
    Q_OBJECT

private Q_SLOTS:
    void case03_aSilentSocketIsClosedWithinTenSeconds();
    void case05_aFullFrameBeforeLoginCostsAtMostAHundredKibibytes();
    void case05_oneAddressDoesNotTakeThePlacesOfTheOthers();
    void case05_atTwoThousandUnfinishedNewcomersWaitAndNobodyIsRefused();
};

void TestBeforeLogin::case03_aSilentSocketIsClosedWithinTenSeconds() {
    QVERIFY(begin());
    // What comes in all, one byte a second: a login in the middle of which it is over.
    const QByteArray drip = "{\"type\":\"hello\",\"min\":1,\"max\":1}\n";
    const QByteArray tlsDrip("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\x00\x00\x00\x00\x00", 16);
    std::map<QString, std::unique_ptr<RawClient>> clients;
    for (const QString &name : {u"silent from the first byte"_s, u"dripping from the first byte"_s})
        clients[name] = std::make_unique<RawClient>(server().port(), Wire::Plain);
    for (const QString &name :
         {u"silent"_s, u"dripping"_s, u"silent after hello"_s, u"saying hello for ever"_s})
        clients[name] = std::make_unique<RawClient>(server().port(), wire());
    QElapsedTimer time;
    time.start();
    for (const auto &[name, client] : clients)
        QVERIFY2(client->waitForConnected(), qPrintable(name));
    clients[u"silent after hello"_s]->send(protocol::Hello{});

    std::map<QString, qint64> over;
    qsizetype dripped = 0;
    const auto areAllOver = [&] {
        if (time.elapsed() / 1000 > dripped && dripped < 16) {
            clients[u"dripping"_s]->sendBytes(drip.mid(dripped, 1));
            clients[u"dripping from the first byte"_s]->sendBytes(
                (isEncrypted() ? tlsDrip : drip).mid(dripped, 1));
            clients[u"saying hello for ever"_s]->send(protocol::Hello{});
            ++dripped;
        }
        for (const auto &[name, client] : clients) {
            if (client->socket().state() == QSslSocket::UnconnectedState)
                over.try_emplace(name, time.elapsed());
        }
        return over.size() == clients.size();
    };
    WAIT_FOR(areAllOver());
    constexpr qint64 slack = 1000; // until this process notices
    for (const auto &[name, after] : over)
        QVERIFY2(after <= 10'000 + slack, qPrintable(u"%1: %2 ms"_s.arg(name).arg(after)));
    QCOMPARE(clients[u"silent"_s]->waitFor(u"goodbye"_s)["reason"_L1], "login-timeout"_L1);
    QCOMPARE(clients[u"dripping"_s]->waitFor(u"goodbye"_s)["reason"_L1], "login-timeout"_L1);
    QVERIFY(isServing());
}

void TestBeforeLogin::case05_aFullFrameBeforeLoginCostsAtMostAHundredKibibytes() {
    QVERIFY(begin());
    // Handshakes take their time, and nobody may be over before the last one is here.
    const size_t count = isEncrypted() ? 600 : limits::unfinishedLogins - 10;
    const qint64 before = memoryOf(serverId());
    Mob mob(server().port(), wire());
    mob.open(count);
    mob.sendFromAll(QByteArray(limits::frameBeforeLogin, ' '));
    WAIT_FOR(mob.turn().up() == count && mob.hasSentAll());
    QVERIFY(isServing()); // behind all of them
    const qint64 each = (peakMemoryOf(serverId()) - before) / qint64(count);
    QVERIFY2(each >= limits::frameBeforeLogin, qPrintable(u"%1 bytes: nothing of it was read"_s.arg(each)));
    QVERIFY2(each <= 100 * 1024 * sanitizerFactor, qPrintable(u"%1 bytes"_s.arg(each)));
    QCOMPARE(mob.ended(), size_t(0));
}

void TestBeforeLogin::case05_oneAddressDoesNotTakeThePlacesOfTheOthers() {
    QVERIFY(begin({u"--no-exempt"_s}));
    Mob mob(server().port(), wire());
    mob.open(limits::unfinishedPerAddress + 8, 0, 66);
    WAIT_FOR(mob.turn().ended() == 8);
    size_t told = 0;
    for (size_t i = 0; i < mob.size(); ++i)
        told += mob.received(i).contains("\"reason\":\"address-full\"") ? 1 : 0;
    QCOMPARE(told, size_t(8));
    Mob others(server().port(), wire());
    others.open(limits::unfinishedPerAddress, 0, 77);
    others.login(u"Student %1"_s);
    WAIT_FOR(others.turn().seated() == others.size());
}

void TestBeforeLogin::case05_atTwoThousandUnfinishedNewcomersWaitAndNobodyIsRefused() {
    QVERIFY(begin());
    const qint64 most = descriptorsOf(serverId()) + limits::unfinishedLogins + 10;
    Mob mob(server().port(), Wire::Plain); // says nothing, not even a handshake
    mob.open(limits::unfinishedLogins + 400);
    RawClient ana(server().port(), wire());
    ana.send(protocol::Hello{});
    const auto isGreeted = [&] {
        mob.turn();
        return descriptorsOf(serverId()) > most || !ana.all().isEmpty();
    };
    WAIT_FOR(isGreeted()); // when the first are over: they have 10 s
    QVERIFY2(descriptorsOf(serverId()) <= most, "all were let in at once");
    QCOMPARE(ana.request(protocol::Login{protocol::Role::Student, u"Ana"_s, {}, {}})["type"_L1], "ok"_L1);
    for (size_t i = 0; i < mob.size(); ++i)
        QVERIFY(!mob.received(i).contains("-full"));
}

LECTERN_TEST(TestBeforeLogin, QCoreApplication)
#include "tst_beforelogin.moc"
