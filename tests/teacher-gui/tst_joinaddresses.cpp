// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/joinaddresses.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using client::ServerAddress;
using teacher::joinAddresses;

class TestJoinAddresses : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void serverElsewhereIsJoinedWhereTheTeacherDid();
    void serverHereIsJoinedAtThisComputersAddress();
    void olderAddressesComeFirst();
    void withoutANetworkItIsTheTypedAddress();
    void anotherPortIsNamed();
    void onlyWhereTheServerListens();
};

namespace {

const QList<QHostAddress> own{QHostAddress(u"127.0.0.1"_s),   QHostAddress(u"fe80::1%eth0"_s),
                              QHostAddress(u"2001:db8::5"_s), QHostAddress(u"192.168.1.20"_s),
                              QHostAddress(u"10.0.0.5"_s),    QHostAddress(u"::1"_s)};

} // namespace

void TestJoinAddresses::serverElsewhereIsJoinedWhereTheTeacherDid() {
    QCOMPARE(joinAddresses(ServerAddress{u"lab-pc"_s}, false, own), QStringList{u"lab-pc"_s});
}

void TestJoinAddresses::serverHereIsJoinedAtThisComputersAddress() {
    QCOMPARE(joinAddresses(ServerAddress{u"127.0.0.1"_s}, true, own).first(), u"192.168.1.20"_s);
}

void TestJoinAddresses::olderAddressesComeFirst() {
    QCOMPARE(joinAddresses(ServerAddress{u"::1"_s}, true, own),
             (QStringList{u"192.168.1.20"_s, u"10.0.0.5"_s, u"2001:db8::5"_s}));
}

void TestJoinAddresses::withoutANetworkItIsTheTypedAddress() {
    QCOMPARE(joinAddresses(ServerAddress{u"localhost"_s}, true, {QHostAddress(u"127.0.0.1"_s)}),
             QStringList{u"localhost"_s});
}

void TestJoinAddresses::anotherPortIsNamed() {
    QCOMPARE(joinAddresses(ServerAddress{u"127.0.0.1"_s, 5000}, true, own),
             (QStringList{u"192.168.1.20:5000"_s, u"10.0.0.5:5000"_s, u"[2001:db8::5]:5000"_s}));
}

void TestJoinAddresses::onlyWhereTheServerListens() {
    const auto of = [](const QString &server, const QStringList &listen) {
        return joinAddresses({server, 5000}, true, own, listen);
    };
    QCOMPARE(of(u"127.0.0.1"_s, {u"127.0.0.1"_s}), QStringList{u"127.0.0.1:5000"_s});
    QCOMPARE(of(u"127.0.0.1"_s, {u"127.0.0.1"_s, u"10.0.0.5"_s}), QStringList{u"10.0.0.5:5000"_s});
    QCOMPARE(of(u"127.0.0.1"_s, {u"0.0.0.0"_s}), (QStringList{u"192.168.1.20:5000"_s, u"10.0.0.5:5000"_s}));
    QCOMPARE(of(u"::1"_s, {u"::"_s}), QStringList{u"[2001:db8::5]:5000"_s});
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestJoinAddresses, QCoreApplication)
#include "tst_joinaddresses.moc"
