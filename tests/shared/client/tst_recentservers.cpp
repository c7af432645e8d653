// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/recentservers.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;
using lectern::client::RecentServers;

class TestRecentServers : public lectern::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty();
    void hasTheNewestFirstAndEachOnce();
    void keepsEightAtMost();
    void remembersTheLastName();
    void isForTheOwnerAlone();
};

void TestRecentServers::startsEmpty() {
    QCOMPARE(RecentServers::load(), QStringList());
    QCOMPARE(RecentServers::lastName(), QString());
}

void TestRecentServers::hasTheNewestFirstAndEachOnce() {
    for (const QString &server : {u"10.0.0.5"_s, u"lab-pc:4445"_s, u"10.0.0.5"_s})
        RecentServers::remember(server);
    QCOMPARE(RecentServers::load(), QStringList({u"10.0.0.5"_s, u"lab-pc:4445"_s}));
    RecentServers::remember(u"Lab-PC:4445"_s);
    QCOMPARE(RecentServers::load(), QStringList({u"Lab-PC:4445"_s, u"10.0.0.5"_s}));
}

void TestRecentServers::keepsEightAtMost() {
    for (int i = 0; i < 20; ++i)
        RecentServers::remember(u"server-%1"_s.arg(i));
    QCOMPARE(RecentServers::load().size(), RecentServers::most);
    QCOMPARE(RecentServers::load().first(), u"server-19"_s);
    QCOMPARE(RecentServers::load().last(), u"server-12"_s);
}

void TestRecentServers::remembersTheLastName() {
    RecentServers::rememberName(u"Ana"_s);
    RecentServers::rememberName(u"Zoë 2"_s);
    QCOMPARE(RecentServers::lastName(), u"Zoë 2"_s);
}

void TestRecentServers::isForTheOwnerAlone() {
    RecentServers::rememberName(u"Ana"_s);
    const QString file = QSettings(u"lectern"_s, QCoreApplication::applicationName()).fileName();
    QVERIFY(QFile::exists(file));
    QVERIFY(!(QFile::permissions(file) &
              (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
}

LECTERN_TEST(TestRecentServers, QCoreApplication)
#include "tst_recentservers.moc"
